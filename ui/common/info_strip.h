#pragma once

#include "ui/common/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern {

// One per window: offline, sign-in needed, the server asks to wait. In the layout, above the table. Hidden at
// first.
class InfoStrip : public QWidget
{
    Q_OBJECT
public:
    explicit InfoStrip(QWidget* parent = nullptr);

    // Shows it. fact is set bold, consequence plain; no button without actionText. Announced when fact
    // changes.
    void showFact(IconName icon, const QString& fact, const QString& consequence,
                  const QString& actionText = {});
    void dismiss();
    QPushButton* button() const { return m_button; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateText();

    IconName m_icon = IconName::Info;
    QString m_fact;
    QString m_consequence;
    QLabel* m_label = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace lectern
