#pragma once

#include <QAbstractButton>
#include <QPointer>

class QMenu;

namespace lectern {

// The foot of the side bar: avatar, name over server, chevron. Opens the menu it was given, above itself.
class AccountButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit AccountButton(QWidget* parent = nullptr);
    void setAccount(const QString& name, const QString& server);
    void setMenu(QMenu* menu); // not owned
    // Avatar only, for the 48 px side bar.
    void setRail(bool rail);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void openMenu();

    QString m_name;
    QString m_server;
    bool m_rail = false;
    QPointer<QMenu> m_menu;
};

} // namespace lectern
