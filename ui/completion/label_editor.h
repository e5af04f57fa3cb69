#pragma once

#include <QWidget>

class QLineEdit;

namespace lectern {

class FieldMessage;
class IconButton;
class IconLabel;

/// The instructor's own name of a session, with a pencil that turns it into a line edit. Enter and leaving
/// the field keep the new text, Escape the old one.
class LabelEditor : public QWidget
{
    Q_OBJECT

public:
    explicit LabelEditor(QWidget* parent = nullptr);

    /// Not while it is being edited: then what is typed stays, and this is what Escape goes back to.
    void setLabel(const QString& label);
    [[nodiscard]] bool isEditing() const { return m_editing; }
    void startEditing();
    /// Keeps what was typed, if something is being edited.
    void finishEditing();
    [[nodiscard]] IconButton* pencil() const { return m_pencil; }
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }

Q_SIGNALS:
    void labelChanged(const QString& label);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showEditing(bool editing);
    void cancelEditing();
    void showLabel();
    void strip(const QString& text);
    void retranslate();

    QString m_label;
    bool m_editing = false;
    IconLabel* m_text = nullptr;
    FieldMessage* m_message = nullptr;
    IconButton* m_pencil = nullptr;
    QLineEdit* m_edit = nullptr;
};

} // namespace lectern
