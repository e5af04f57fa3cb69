#pragma once

#include "ui/common/icons.h"

#include <QPointer>
#include <QWidget>

namespace lectern {

// The place under a field for its message: icon + words, wrapped. Without a message it takes no room and the
// form grows down when there is one; with setReserved(true) it always keeps one line.
class FieldMessage : public QWidget
{
    Q_OBJECT
public:
    explicit FieldMessage(QWidget* parent = nullptr);
    // Marks this field invalid (fail outline, accessible description) while there is an error.
    void setField(QWidget* field);
    // Warning icon, fail ink. An empty text clears. Announced once for each new text.
    void setError(const QString& text);
    // Any other note, e.g. Shield, "Reachable · secure connection", Tone::Pass.
    void setNote(IconName icon, const QString& text, Tone tone);
    void clear();
    void setReserved(bool reserved) { setReservedLines(reserved ? 1 : 0); }
    // The room of that many lines, so that nothing below moves when a message of so many comes or goes.
    void setReservedLines(int lines);
    // Words at the other end of the first line, e.g. "1,038 of 1,000". Independent of the message.
    void setTrailing(const QString& text);
    QString text() const { return m_text; }
    bool hasError() const { return m_error; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    QRect textRect(int width) const;

    IconName m_icon = IconName::Warning;
    Tone m_tone = Tone::Fail;
    QString m_text;
    QString m_trailing;
    QString m_description; // the field's own, while the error replaces it
    bool m_error = false;
    int m_reservedLines = 0;
    QPointer<QWidget> m_field;
};

} // namespace lectern
