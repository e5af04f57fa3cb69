#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVariantAnimation;

namespace lectern {

class IconButton;

// The inverted bar in the layout under a table: "Completed · Group B, seat 4 · will be sent in 8 s", Recall,
// close. Never takes the focus by itself; announced once by open(). Hidden at first.
class UndoBar : public QWidget
{
    Q_OBJECT
public:
    explicit UndoBar(QWidget* parent = nullptr);

    void open(IconName icon, const QString& fact, const QString& text, const QString& actionText,
              IconName actionIcon = IconName::Recall);
    // The count-down: changes the text after the fact, without an announcement.
    void setText(const QString& text);
    void setFact(const QString& fact); // as setText()
    void dismiss();
    bool isOpen() const { return m_open; }
    QPushButton* button() const { return m_action; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void actionTriggered(); // the bar stays until dismiss()
    void closed();          // by its close button; doesn't recall

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void slideTo(bool open);
    void updateText();
    void updateInk();

    bool m_open = false;
    IconName m_icon = IconName::Completed;
    QString m_fact;
    QString m_text;
    QLabel* m_label = nullptr;
    QPushButton* m_action = nullptr;
    IconButton* m_close = nullptr;
    QVariantAnimation* m_slide = nullptr;
};

} // namespace lectern
