#pragma once

#include "ui/common/icons.h"

#include <QVector>
#include <QWidget>

class QPushButton;

namespace lectern {

class StatePicture;
class ToneLabel;

// A view without contents: a picture, one sentence, a text, one primary action and at most one more, up to
// three step cards, a line with a link. In a column of 480. When it gets low the steps leave first, then the
// picture.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    struct StepCard
    {
        IconName icon = IconName::Info;
        QString title;
        QString text;
    };

    explicit EmptyState(QWidget* parent = nullptr);
    void setPicture(bool visible);
    void setTitle(const QString& title);
    void setText(const QString& text);
    QPushButton* setPrimaryAction(IconName icon, const QString& text);
    QPushButton* setSecondaryAction(IconName icon, const QString& text);
    void setSteps(const QVector<StepCard>& steps);
    void setFootText(const QString& html); // rich text, links emit linkActivated

signals:
    void primaryTriggered();
    void secondaryTriggered();
    void linkActivated(const QString& link);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitToHeight();

    StatePicture* m_picture = nullptr;
    ToneLabel* m_title = nullptr;
    ToneLabel* m_text = nullptr;
    QWidget* m_actions = nullptr;
    QPushButton* m_primary = nullptr;
    QPushButton* m_secondary = nullptr;
    QWidget* m_steps = nullptr;
    ToneLabel* m_foot = nullptr;
    bool m_wantsPicture = true;
    bool m_wantsSteps = false;
};

} // namespace lectern
