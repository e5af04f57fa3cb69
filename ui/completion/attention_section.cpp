#include "ui/completion/attention_section.h"

#include "domain/number_text.h"
#include "ui/common/button_row.h"
#include "ui/common/every_language.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"
#include "ui/completion/conflict_table.h"
#include "ui/completion/delivery_status.h"
#include "ui/completion/discard_question.h"
#include "ui/sessions/session_words.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern {
namespace {

ToneLabel* makeText(const QString& name, Tone tone, QWidget* parent)
{
    auto* label = new ToneLabel({}, Type::Small, tone, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

void showText(ToneLabel* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

AttentionSection::AttentionSection(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("attentionSection"));
    build();
    hide();
}

void AttentionSection::build()
{
    m_heading = new ToneBox(this);
    m_heading->setObjectName(QStringLiteral("attentionHeading"));
    m_why = makeText(QStringLiteral("attentionWhy"), Tone::Text, this);
    m_toDo = makeText(QStringLiteral("attentionToDo"), Tone::Secondary, this);
    m_table = new ConflictTable(this);
    makeButtons();
    m_consequence = makeText(QStringLiteral("attentionConsequence"), Tone::Secondary, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, kGap16);
    layout->setSpacing(kGap8);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_heading, m_why, m_toDo, m_table, m_buttons, m_consequence})
        layout->addWidget(part);
}

void AttentionSection::makeButtons()
{
    m_buttons = new ButtonRow(this);
    const auto add = [this](QPushButton* button, const char* name) {
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        m_buttons->addButton(button);
        return button;
    };
    m_keepServers = add(new QPushButton(m_buttons), "keepServers");
    setKind(m_keepServers, Kind::Primary);
    m_export = add(new QPushButton(icon(IconName::Export), {}, m_buttons), "exportOurs");
    m_retry = add(new QPushButton(icon(IconName::Retry), {}, m_buttons), "retryRecord");
    m_discard = add(new QPushButton(m_buttons), "discardRecord");
    setKind(m_discard, Kind::Danger);
    inEveryLanguage(this, [this] {
        m_keepServers->setText(tr("Keep the server's"));
        m_export->setText(tr("Export ours…"));
        m_retry->setText(tr("Try again"));
        m_discard->setText(tr("Discard…"));
    });

    connect(m_keepServers, &QPushButton::clicked, this, [this] { Q_EMIT keepServersRequested(recordId()); });
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(recordId()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(recordId()); });
    connect(m_discard, &QPushButton::clicked, this, &AttentionSection::askToDiscard);
}

AttentionSection::Matter AttentionSection::matterOf(const SessionDetail& detail)
{
    if (!detail.records.isEmpty() && detail.records.constFirst().state == RecordState::NeedsAttention) {
        switch (detail.records.constFirst().reason) {
        case AttentionReason::Conflict:
            return Matter::Conflict;
        case AttentionReason::SessionGone:
            return Matter::SessionGone;
        case AttentionReason::SessionOpen:
        case AttentionReason::HandedOver:
        case AttentionReason::Unconfirmed:
            return Matter::Undecided;
        case AttentionReason::Rejected:
        case AttentionReason::None:
            return Matter::Rejected;
        }
    }
    return detail.row.completedElsewhere() ? Matter::Elsewhere : Matter::None;
}

QUuid AttentionSection::recordId() const
{
    return m_detail && !m_detail->records.isEmpty() ? m_detail->records.constFirst().id : QUuid();
}

void AttentionSection::setClock(const Clock* clock)
{
    m_clock = clock;
}

void AttentionSection::setDetail(const SessionDetailPtr& detail)
{
    m_detail = detail;
    m_matter = detail ? matterOf(*detail) : Matter::None;
    setVisible(m_matter != Matter::None);
    if (m_matter == Matter::None)
        return;
    const bool conflict = m_matter == Matter::Conflict;
    const bool undecided =
        m_matter == Matter::Rejected || m_matter == Matter::SessionGone || m_matter == Matter::Undecided;
    m_table->setVisible(conflict);
    m_keepServers->setVisible(conflict);
    m_export->setVisible(conflict);
    m_retry->setVisible(undecided);
    m_discard->setVisible(undecided);
    m_buttons->setVisible(conflict || undecided);
    m_buttons->refit();
    showText(m_consequence, {});
    if (m_matter == Matter::Elsewhere)
        showElsewhere();
    else
        showWords();
    if (conflict)
        showConflict();
}

void AttentionSection::showWords()
{
    const auto words = DeliveryStatus(m_clock->now(), {}).of(m_detail->records.constFirst());
    m_heading->setContent(words.icon, words.fact, {}, words.iconTone);
    showText(m_why, words.then);
    showText(m_toDo, words.toDo);
}

void AttentionSection::showConflict()
{
    const Session& listed = *m_detail->row.session;
    const std::optional<Session> server = m_detail->serversVersion ? m_detail->serversVersion
                                          : listed.isOpen()        ? std::nullopt
                                                                   : std::optional(listed);
    m_table->setRows(ConflictRows::of(m_detail->records.constFirst(), server, m_clock->now()));
    showText(m_consequence, tr("Yours stays in the history of this computer, where it can still be read and "
                               "exported. Nothing is deleted."));
}

QString AttentionSection::elsewhereWords() const
{
    const Session& session = *m_detail->row.session;
    const SessionWords words(m_clock->now());
    const QString score = session.score ? writeNumber(session.score->raw, QLocale()) : QString();
    if (!session.completedAt.isValid())
        return score.isEmpty() ? tr("Completed elsewhere, without a score.")
                               : tr("Completed elsewhere with %1.", "a score").arg(score);
    if (session.completedAt.toLocalTime().date() == m_clock->now().toLocalTime().date()) {
        const QString at = words.timeOfDay(session.completedAt);
        return score.isEmpty() ? tr("Completed elsewhere at %1, without a score.", "a time").arg(at)
                               : tr("Completed elsewhere at %1 with %2.", "a time, a score").arg(at, score);
    }
    const QString day = words.day(session.completedAt);
    return score.isEmpty() ? tr("Completed elsewhere on %1, without a score.", "a day").arg(day)
                           : tr("Completed elsewhere on %1 with %2.", "a day, a score").arg(day, score);
}

void AttentionSection::showElsewhere()
{
    const auto& record = m_detail->row.record;
    const bool queued = record && record->state == RecordState::Queued;
    m_heading->setContent(IconName::Conflict, tr("The session has a result already"), {}, Tone::Info);
    showText(m_why, elsewhereWords());
    showText(m_toDo, queued ? tr("The result recorded here will not replace it.")
                            : tr("A result recorded here would not replace it."));
}

void AttentionSection::askToDiscard()
{
    auto* question = new DiscardQuestion(window());
    connect(question, &DiscardQuestion::confirmed, this,
            [this, id = recordId()] { Q_EMIT discardRequested(id); });
    question->open();
}

QList<QWidget*> AttentionSection::focusChain() const
{
    return {m_keepServers, m_export, m_retry, m_discard};
}

} // namespace lectern
