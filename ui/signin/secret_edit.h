#pragma once

#include <QLineEdit>

class QAction;
class QToolButton;

namespace lectern {

/// A line edit that hides what is typed, with an eye that shows it. Hides again when it is disabled or
/// hidden.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    /// @p showName, @p hideName: what the eye does, for people.
    SecretEdit(QString showName, QString hideName, QWidget* parent = nullptr);

    [[nodiscard]] QAction* eye() const { return m_eye; }

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void setShown(bool shown);

    QString m_showName;
    QString m_hideName;
    QAction* m_eye = nullptr;
    QToolButton* m_button = nullptr;
};

} // namespace lectern
