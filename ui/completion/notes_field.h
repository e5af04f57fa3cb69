#pragma once

#include <QWidget>

namespace lectern {

class FieldMessage;
class NotesEdit;

/// Notes with a live count of UTF-16 code units, as the server counts them. What is too much is underlined
/// and tinted, never cut off. Tab leaves the field.
class NotesField : public QWidget
{
    Q_OBJECT

public:
    explicit NotesField(QWidget* parent = nullptr);

    [[nodiscard]] QString text() const; ///< fieldText() (domain/person_text.h)
    void setText(const QString& text);  ///< no signal
    void setError(const QString& words);
    /// The time of recording will stand behind the notes: it is counted with them, "101 + 35 of 1,000".
    void setRecordedSuffix(bool on);
    [[nodiscard]] NotesEdit* edit() const { return m_edit; }
    /// Where the surplus begins, in UTF-16 units, never inside a pair; -1: there is none.
    [[nodiscard]] int surplusStart() const { return m_surplusStart; }
    [[nodiscard]] QString counterText() const { return m_counter; }

Q_SIGNALS:
    void edited(); ///< by the user

private:
    void updateCounter();
    void markSurplus();

    NotesEdit* m_edit = nullptr;
    FieldMessage* m_message = nullptr;
    QString m_counter;
    int m_surplusStart = -1;
    int m_leftOut = 0; ///< characters of what was pasted last
    bool m_filling = false;
    bool m_recordedSuffix = false;
};

} // namespace lectern
