#pragma once

#include <QLineEdit>

class QAction;

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
    void hideEvent(QHideEvent* event) override;

private:
    void setShown(bool shown);

    QString m_showName;
    QString m_hideName;
    QAction* m_eye = nullptr;
};

} // namespace lectern
