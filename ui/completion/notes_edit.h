#pragma once

#include <QPlainTextEdit>

namespace lectern {

/// The editor of the notes: three lines at least, and as many as there is room for. Tab leaves it. What is
/// pasted or dropped loses what no text may hold (domain/person_text.h).
class NotesEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NotesEdit(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// After the change that brought the rest.
    void leftOut(int characters);

protected:
    void insertFromMimeData(const QMimeData* source) override;
    void changeEvent(QEvent* event) override;
};

} // namespace lectern
