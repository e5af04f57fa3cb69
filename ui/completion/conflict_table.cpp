#include "ui/completion/conflict_table.h"

#include "ui/common/announce.h"
#include "ui/common/every_language.h"
#include "ui/common/isolated.h"
#include "ui/common/measures.h"
#include "ui/common/pill.h"
#include "ui/common/tone_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr int kAcross = 2;

bool isSameRow(const ConflictRow& one, const ConflictRow& other)
{
    return one.name == other.name && one.ours == other.ours && one.theirs == other.theirs &&
           one.verdict == other.verdict;
}

} // namespace

ConflictTable::ConflictTable(QWidget* parent) : Card(parent)
{
    setObjectName(QStringLiteral("conflictTable"));
    inEveryLanguage(this, [this] { setSpokenName(this, tr("Two results for one session")); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
}

void ConflictTable::setRows(const QList<ConflictRow>& rows)
{
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), isSameRow))
        return;
    m_rows = rows;
    if (m_inner) {
        layout()->removeWidget(m_inner);
        m_inner->hide();
        m_inner->deleteLater(); // the table may be passing on an event just now
        m_inner = nullptr;
    }
    if (!rows.isEmpty())
        build(rows);
}

void ConflictTable::build(const QList<ConflictRow>& rows)
{
    m_inner = new QWidget(this);
    auto* grid = new QGridLayout(m_inner);
    grid->setContentsMargins(kGap12, kGap8, kGap12, kGap8);
    grid->setHorizontalSpacing(kGap12);
    grid->setVerticalSpacing(kGap4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int at = addHead(grid);
    for (const ConflictRow& row : rows) {
        at = addLine(grid, at);
        grid->addWidget(new ToneLabel(row.name, Type::Small, Tone::Secondary, m_inner), at, 0);
        if (QWidget* verdict = makeVerdict(row.verdict))
            grid->addWidget(verdict, at, 1, Qt::AlignTrailing | Qt::AlignVCenter);
        ++at;
        grid->addWidget(
            makeCell(row.ours, tr("%1, yours: %2", "field, value").arg(row.name, isolated(row.ours.text))),
            at, 0, Qt::AlignTop);
        grid->addWidget(
            makeCell(row.theirs,
                     tr("%1, the server's: %2", "field, value").arg(row.name, isolated(row.theirs.text))),
            at, 1, Qt::AlignTop);
        ++at;
    }
    layout()->addWidget(m_inner);
}

int ConflictTable::addHead(QGridLayout* grid)
{
    auto* ours = new IconLabel(IconName::Queued, tr("Yours"), Tone::Text, m_inner);
    ours->setToolTip(tr("Recorded on this computer"));
    auto* theirs = new IconLabel(IconName::Server, tr("The server's"), Tone::Text, m_inner);
    for (IconLabel* head : {ours, theirs})
        setType(head, Type::SmallStrong);
    grid->addWidget(ours, 0, 0);
    grid->addWidget(theirs, 0, 1);
    return 1;
}

int ConflictTable::addLine(QGridLayout* grid, int at)
{
    grid->addWidget(new HairLine(m_inner), at, 0, 1, kAcross);
    return at + 1;
}

QWidget* ConflictTable::makeCell(const ConflictRow::Cell& cell, const QString& spoken)
{
    QWidget* made = nullptr;
    if (cell.icon) {
        made = new IconLabel(cell.icon, cell.text, cell.tone, m_inner);
    } else {
        auto* text = new ToneLabel(cell.text, cell.tone == Tone::Text ? Type::Strong : Type::Small, cell.tone,
                                   m_inner);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setFocusPolicy(Qt::NoFocus);
        made = text;
    }
    setSpokenName(made, spoken);
    return made;
}

QWidget* ConflictTable::makeVerdict(ConflictRow::Verdict verdict)
{
    if (verdict == ConflictRow::Verdict::Unknown)
        return nullptr;
    if (verdict == ConflictRow::Verdict::Same)
        return new IconLabel(IconName::Check, tr("Same"), Tone::Secondary, m_inner);
    auto* pill = new PillLabel(m_inner);
    pill->setPill(IconName::Conflict, tr("Differs"), Tone::Attention);
    return pill;
}

} // namespace lectern
