#pragma once

#include <QAbstractSpinBox>
#include <QLocale>

#include <optional>

namespace lectern {

/// A spin box that is a line edit first: any text may stand in it, an empty box is empty (never 0), and
/// nothing typed is corrected. Arrow keys and buttons step by 1, Page keys by 10, from what stands there. In
/// an empty box a step up gives @p start and a step down does nothing; an unreadable text is not stepped.
/// What a person replaces by other means than typing can be taken back with Ctrl+Z like what was typed.
class NumberBox : public QAbstractSpinBox
{
    Q_OBJECT

public:
    NumberBox(double lowest, double highest, double start, QWidget* parent = nullptr);

    void setText(const QString& text); ///< no signal; forgets what could be undone
    /// As if a person had marked all and typed @p text.
    void replaceByUser(const QString& text);
    void setPlaceholder(const QString& text);
    /// As typed by the user, into the range: emits edited().
    void chooseNumber(double number);
    /// What a screen reader says of an empty box: "no score".
    void setEmptyWords(const QString& words) { m_emptyWords = words; }
    [[nodiscard]] QString emptyWords() const { return m_emptyWords; }
    [[nodiscard]] double lowest() const { return m_lowest; }
    [[nodiscard]] double highest() const { return m_highest; }
    /// What stands there, read in QLocale(); nothing for an empty, unreadable or unfinished text.
    [[nodiscard]] std::optional<double> number() const;
    /// Unfinished, as long as the keyboard is here: complained about when it has left.
    [[nodiscard]] bool isBeingTyped() const;

    void stepBy(int steps) override;
    QValidator::State validate(QString& input, int& position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited(); ///< typed or stepped, by the user

protected:
    StepEnabled stepEnabled() const override;
    void changeEvent(QEvent* event) override;

private:
    void tellValue();
    /// Another language writes 72.5 as 72,5: the number stays, and cursor and undo with it.
    void rewriteFor(const QLocale& locale);
    /// The number from which a step goes on.
    [[nodiscard]] std::optional<double> stepBase() const;

    QString m_emptyWords;
    double m_lowest;
    double m_highest;
    double m_start;
    QLocale m_locale; ///< in which the text is written
};

} // namespace lectern
