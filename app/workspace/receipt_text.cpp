// A receipt for people: sections of labelled lines, and the same as plain text.
#include "domain/number_text.h"
#include "workspace/receipt.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace lectern {
using namespace Qt::StringLiterals;

namespace {

/// Text from elsewhere must not steer a terminal or break the columns.
QString withoutControls(const QString& given)
{
    QString text = given;
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control && character != u'\n')
            character = character == u'\t' ? QChar(u' ') : QChar(QChar::ReplacementCharacter);
    }
    return text.trimmed();
}

QString idText(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString offsetText(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    return u"%1%2:%3"_s.arg(QChar(seconds < 0 ? u'-' : u'+'))
        .arg(minutes / 60, 2, 10, QChar(u'0'))
        .arg(minutes % 60, 2, 10, QChar(u'0'));
}

class ReceiptWriter
{
    Q_DECLARE_TR_FUNCTIONS(lectern::ReceiptWriter)

public:
    ReceiptWriter(const Receipt& receipt, const QLocale& locale) : m_receipt(receipt), m_locale(locale) {}

    QList<ReceiptSection> write()
    {
        writeRecord();
        writeSent();
        writeReceived();
        writeSteps();
        writeHistory();
        return m_sections;
    }

private:
    void section(const QString& title) { m_sections.append({title, {}}); }
    void line(const QString& label, const QString& value)
    {
        m_sections.last().lines.append({label, withoutControls(value)});
    }
    void lineIfAny(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            line(label, value);
    }

    void writeRecord();
    void writeSent();
    void writeReceived();
    void writeComparison();
    void writeSteps();
    void writeStep(const ReceiptStep& step);
    void writeHistory();
    [[nodiscard]] QString person() const;
    [[nodiscard]] QString resultWords() const;
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] QString localTime(const QDateTime& time) const;
    [[nodiscard]] QString serverTime(const QDateTime& time) const;
    [[nodiscard]] QString clockWords() const;

    const Receipt& m_receipt;
    const QLocale m_locale;
    QList<ReceiptSection> m_sections;
};

QString ReceiptWriter::person() const
{
    if (m_receipt.accountEmail.isEmpty())
        return m_receipt.accountName.isEmpty() ? idText(m_receipt.accountId) : m_receipt.accountName;
    return m_receipt.accountName.isEmpty() ? m_receipt.accountEmail
                                           : u"%1 <%2>"_s.arg(m_receipt.accountName, m_receipt.accountEmail);
}

QString ReceiptWriter::resultWords() const
{
    const auto& score = m_receipt.record.completion.score;
    if (!score)
        return tr("completed, without a score");
    const QString raw = writeNumber(score->raw(), m_locale);
    return score->passed() ? tr("%1 of 100, passed").arg(raw) : tr("%1 of 100, failed").arg(raw);
}

QString ReceiptWriter::stateWords() const
{
    switch (m_receipt.record.state) {
    case RecordState::Draft:
        return tr("Taken back before it was sent");
    case RecordState::Queued:
        if (!m_receipt.record.outcomeUnknown)
            return tr("Saved on this computer, not delivered yet");
        return m_receipt.record.attempts == 0
                   ? tr("Saved on this computer; another computer may have delivered it")
                   : tr("Saved on this computer; sent, but the answer is not known yet");
    case RecordState::Sending:
        return tr("Being sent");
    case RecordState::Delivered:
        return tr("Delivered");
    case RecordState::NeedsAttention:
        break;
    case RecordState::Discarded:
        return tr("Discarded, not delivered");
    case RecordState::Superseded:
        return tr("Replaced by a corrected record");
    }
    switch (m_receipt.record.reason) {
    case AttentionReason::Rejected:
        return tr("Needs attention: the server did not accept it");
    case AttentionReason::Conflict:
        return tr("Needs attention: the session has another result");
    case AttentionReason::SessionOpen:
        return tr("Needs attention: an open session of a headset is in the way");
    case AttentionReason::HandedOver:
        return tr("Needs attention: handed over to another computer");
    case AttentionReason::Unconfirmed:
        return tr("Needs attention: recorded while nobody could confirm who it was");
    case AttentionReason::SessionGone:
    case AttentionReason::None:
        break;
    }
    return tr("Needs attention: the server does not list the session");
}

/// In the offset of the recording, so that all times of a receipt can be compared by eye.
QString ReceiptWriter::localTime(const QDateTime& time) const
{
    const int offset = m_receipt.record.utcOffsetSeconds;
    return time.toOffsetFromUtc(offset).toString(u"yyyy-MM-dd HH:mm:ss "_s) + offsetText(offset);
}

QString ReceiptWriter::serverTime(const QDateTime& time) const
{
    return tr("%1, by the server's clock").arg(time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s));
}

/// The server tells whole seconds, so one of them is no difference.
QString ReceiptWriter::clockWords() const
{
    if (!m_receipt.clockOffsetMs)
        return tr("The server's clock is not known.");
    constexpr qint64 kMsPerSecond = 1000;
    const qint64 seconds = std::abs(*m_receipt.clockOffsetMs) / kMsPerSecond;
    if (seconds < 2)
        return tr("The server's clock and this computer's agreed.");
    const QString amount = m_locale.toString(seconds);
    return *m_receipt.clockOffsetMs > 0
               ? tr("The server's clock was %1 s ahead of this computer's.").arg(amount)
               : tr("The server's clock was %1 s behind this computer's.").arg(amount);
}

void ReceiptWriter::writeRecord()
{
    const Record& record = m_receipt.record;
    section(tr("Receipt for a training result"));
    line(tr("Record"), idText(record.id));
    line(tr("Session"), idText(record.sessionId));
    lineIfAny(tr("Training"), m_receipt.training);
    lineIfAny(tr("Label"), m_receipt.label);
    line(tr("Result"), resultWords());
    line(tr("Account"), person());
    line(tr("Server"), m_receipt.serverRoot);
    line(tr("State"), stateWords());
    line(tr("Recorded at"), tr("%1, by this computer's clock").arg(localTime(record.recordedAt)));
    line(tr("Clocks"), clockWords());
    if (m_receipt.supersedes)
        line(tr("Corrects"), idText(*m_receipt.supersedes));
    if (record.supersededBy)
        line(tr("Corrected by"), idText(*record.supersededBy));
}

void ReceiptWriter::writeSent()
{
    const Completion& completion = m_receipt.record.completion;
    const QString none = tr("not given");
    section(tr("What was recorded"));
    line(tr("Score"), completion.score ? writeNumber(completion.score->raw(), m_locale) : none);
    line(tr("Time spent"), completion.timeSpent
                               ? tr("%1 minutes").arg(writeNumber(completion.timeSpent->minutes(), m_locale))
                               : none);
    line(tr("Notes"), completion.notes ? completion.notes->text() : none);
    line(tr("Body"),
         m_receipt.record.body.isEmpty() ? tr("erased") : QString::fromUtf8(m_receipt.record.body));
    lineIfAny(tr("Body's SHA-256"), m_receipt.bodySha256);
}

void ReceiptWriter::writeReceived()
{
    section(tr("What the server said"));
    const QDateTime& at = m_receipt.receivedAt;
    if (m_receipt.record.state == RecordState::Delivered && at.isValid()) {
        line(tr("Received at"), m_receipt.receivedByServersClock
                                    ? serverTime(at)
                                    : tr("%1, by this computer's clock").arg(localTime(at)));
    } else {
        line(tr("Received at"), tr("not known to have been received"));
    }
    writeComparison();
    lineIfAny(tr("What the server has"), QString::fromUtf8(m_receipt.record.serversVersion));
    if (m_receipt.httpStatus == 0) {
        line(tr("Answer"), tr("none"));
        return;
    }
    line(tr("HTTP status"), QString::number(m_receipt.httpStatus));
    lineIfAny(tr("Request id"), m_receipt.requestId);
    lineIfAny(tr("Answer"), m_receipt.answer);
}

void ReceiptWriter::writeComparison()
{
    if (!m_receipt.record.confirmedByComparison)
        return;
    QString words =
        tr("Confirmed by comparison: the answer was lost, and the server's list shows this result.");
    if (m_receipt.notesUnproved())
        words += u' ' + tr("The list has no notes, so the notes cannot be compared.");
    line(tr("How it is known"), words);
}

void ReceiptWriter::writeStep(const ReceiptStep& step)
{
    QStringList words;
    if (step.tryNumber > 0)
        words.append(tr("Try %1: %2").arg(step.tryNumber).arg(step.words));
    else
        words.append(step.words);
    if (!step.error.isEmpty())
        words.append(step.error);
    QStringList facts;
    if (step.endedAt.isValid())
        facts.append(tr("ended %1").arg(localTime(step.endedAt)));
    if (step.status != 0)
        facts.append(tr("HTTP status %1").arg(step.status));
    if (!step.requestId.isEmpty())
        facts.append(tr("request %1").arg(step.requestId));
    if (!facts.isEmpty())
        words.append(facts.join(u", "_s));
    line(localTime(step.at), words.join(u'\n'));
}

void ReceiptWriter::writeSteps()
{
    section(tr("What happened"));
    for (const ReceiptStep& step : m_receipt.steps)
        writeStep(step);
}

void ReceiptWriter::writeHistory()
{
    section(tr("History on this computer"));
    line(tr("Last row"), tr("number %1").arg(m_receipt.lastRowNumber));
    line(tr("Its hash"), m_receipt.lastRowHash);
    line(tr("Head of the chain"), m_receipt.chainHead);
}

qsizetype widestLabel(const ReceiptSection& section)
{
    qsizetype width = 0;
    for (const auto& line : section.lines)
        width = std::max(width, line.first.size());
    return width;
}

} // namespace

QList<ReceiptSection> receiptSections(const Receipt& receipt, const QLocale& locale)
{
    return ReceiptWriter(receipt, locale).write();
}

QString receiptText(const Receipt& receipt, const QLocale& locale)
{
    const QList<ReceiptSection> sections = receiptSections(receipt, locale);
    QStringList lines;
    for (const ReceiptSection& section : sections) {
        if (!lines.isEmpty())
            lines.append(QString());
        lines.append(section.title);
        const qsizetype indent = widestLabel(section) + 2;
        for (const auto& [label, value] : section.lines) {
            const QString aligned = QString(value).replace(u'\n', u'\n' + QString(indent, u' '));
            lines.append((label.leftJustified(indent) + aligned).trimmed());
        }
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace lectern
