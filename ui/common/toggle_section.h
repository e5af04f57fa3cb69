#pragma once

#include <QWidget>

class QAbstractButton;
class QVariantAnimation;
class QVBoxLayout;

namespace lectern {

class ToggleHead;

// A heading with a chevron that folds what stands below it. While folded the summary stands beside the title.
class ToggleSection : public QWidget
{
    Q_OBJECT
public:
    explicit ToggleSection(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setSummary(const QString& summary);
    bool isOpen() const;
    void setOpen(bool open); // without motion, no signal
    // What is folded. Spacing 4, margins 0.
    QVBoxLayout* content() { return m_content; }
    QAbstractButton* headButton() const;

signals:
    void toggled(bool open); // by the user

private:
    void fold(bool open);

    QString m_summary;
    ToggleHead* m_head = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_content = nullptr;
    QVariantAnimation* m_fold = nullptr;
};

} // namespace lectern
