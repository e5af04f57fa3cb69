#include "ui/shell/unsent_question.h"

#include "ui/common/isolated.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/tone_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern {
namespace {

constexpr int kWidth = 480;
constexpr int kHeldInSight = 5; // the others are a turn of the wheel away

QPushButton* makeChoice(const QString& name, QWidget* parent)
{
    auto* const button = new QPushButton(parent);
    button->setObjectName(name);
    return button;
}

} // namespace

UnsentQuestion::UnsentQuestion(Way way, QWidget* parent) : QDialog(parent), m_way(way)
{
    setObjectName(QStringLiteral("unsentQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(way == Way::Quit ? tr("Quit Lectern") : tr("Sign out"));
    setMinimumWidth(kWidth);
    build();
    m_wait->setDefault(true);
    m_wait->setFocus();
    connect(m_wait, &QPushButton::clicked, this, [this] {
        m_waits = true;
        setHeld({});
        m_cancel->setFocus();
        Q_EMIT waitChosen();
    });
    connect(m_leave, &QPushButton::clicked, this, &UnsentQuestion::leave);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void UnsentQuestion::build()
{
    m_title = new ToneLabel({}, Type::Title, Tone::Text, this);
    m_title->setObjectName(QStringLiteral("unsentTitle"));
    m_title->setWordWrap(true);
    auto* const safe = new ToneLabel(tr("Nothing is lost: all of them are saved on this computer."),
                                     Type::Body, Tone::Text, this);
    safe->setWordWrap(true);
    m_heldList = new QScrollArea(this);
    m_heldList->setObjectName(QStringLiteral("unsentHeld"));
    m_heldList->setWidgetResizable(true);
    m_heldList->setFrameShape(QFrame::NoFrame);
    m_heldList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heldList->setFocusPolicy(Qt::NoFocus); // its buttons have the keyboard
    m_heldList->viewport()->setAutoFillBackground(false);
    m_sending = new IconLabel(this);
    m_sending->setObjectName(QStringLiteral("unsentSending"));
    m_arrivedWords = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    m_attention = new IconLabel(this);
    m_consequence = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    m_consequence->setObjectName(QStringLiteral("unsentConsequence"));
    m_consequence->setWordWrap(true);
    m_wait = makeChoice(QStringLiteral("unsentWait"), this);
    m_leave = makeChoice(QStringLiteral("unsentLeave"), this);
    m_cancel = makeChoice(QStringLiteral("unsentCancel"), this);
    m_cancel->setText(tr("Cancel"));
    setKind(m_wait, Kind::Primary);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(kGap32, kGap24, kGap32, kGap24);
    column->setSpacing(kGap8);
    column->addWidget(m_title);
    column->addWidget(safe);
    column->addSpacing(kGap8);
    column->addWidget(m_heldList);
    auto* const sending = new QHBoxLayout;
    sending->addWidget(m_sending);
    sending->addStretch(1);
    sending->addWidget(m_arrivedWords);
    column->addLayout(sending);
    column->addWidget(m_attention);
    column->addWidget(m_consequence);
    column->addSpacing(kGap8);
    for (QPushButton* const button : {m_wait, m_leave, m_cancel})
        column->addWidget(button);
}

void UnsentQuestion::setHeld(const QList<Held>& held)
{
    m_held = held;
    showHeld();
    showFacts();
}

void UnsentQuestion::setStatus(const ConnectionStatus& status)
{
    m_status = status;
    m_hadUnsent = m_hadUnsent || status.unsent() > 0;
    if (status.unsent() > 0 || !m_hadUnsent) { // the last one may be on its way to the disk
        showFacts();
        return;
    }
    if (m_arrived > 0 || m_waits)
        leave(); // all have arrived
    else
        reject(); // all were taken back
}

void UnsentQuestion::countArrival()
{
    ++m_arrived;
    showFacts();
}

void UnsentQuestion::removeHeld(const QUuid& session)
{
    QList<Held> left = m_held;
    if (left.removeIf([&session](const Held& each) { return each.session == session; }) > 0)
        setHeld(left);
}

void UnsentQuestion::leave()
{
    if (std::exchange(m_left, true))
        return;
    accept();
    Q_EMIT leaveChosen();
}

QString UnsentQuestion::sendingWords() const
{
    using State = ConnectionStatus::State;
    const int count = m_status.unsent() - int(m_held.size());
    switch (m_status.state) {
    case State::Online:
    case State::Connecting:
        return tr("Sending %1 …").arg(QLocale().toString(count));
    case State::Offline:
        return tr("Offline: %n wait(s) for a connection", "results", count);
    case State::SignInNeeded:
        return tr("%n wait(s) for a new sign-in", "results", count);
    case State::Waiting:
        return tr("The server asks to wait: %n go(es) later", "results", count);
    case State::Stopped:
        return tr("Not connected to the server: %n go(es) later", "results", count);
    }
    return {};
}

QString UnsentQuestion::consequence() const
{
    if (!m_held.isEmpty())
        return tr("What can still be recalled is not sent while this is asked, and goes with the choice.");
    if (m_status.state != ConnectionStatus::State::Online)
        return {};
    return m_way == Way::Quit ? tr("When all have arrived, Lectern quits by itself.")
                              : tr("When all have arrived, you are signed out.");
}

void UnsentQuestion::showFacts()
{
    m_title->setText(tr("%n result(s) are not delivered yet", "", m_status.unsent()));
    const bool others = m_status.unsent() > m_held.size();
    m_sending->setVisible(others);
    m_sending->setContent(IconName::Sending, sendingWords());
    m_arrivedWords->setText(m_arrived > 0 ? tr("%n arrived meanwhile", "results", m_arrived) : QString());
    m_attention->setVisible(m_status.needsAttention > 0);
    m_attention->setContent(IconName::NeedsAttention,
                            tr("%n need(s) attention and stay(s) saved", "results", m_status.needsAttention));
    const QString then = consequence();
    m_consequence->setText(then);
    m_consequence->setVisible(!then.isEmpty());
    m_wait->setVisible(!m_waits);
    m_wait->setText(tr("Wait until they are sent"));
    m_leave->setText(m_way == Way::Quit ? tr("Quit now, they are sent next time")
                                        : tr("Sign out now, they are sent after the next sign-in"));
}

// The newest on top: it is the likeliest to be wanted back. Who was at a button of the list stays in it.
void UnsentQuestion::showHeld()
{
    const bool hadKeyboard = m_heldList->isAncestorOf(focusWidget());
    auto* const rows = new QWidget;
    rows->setAutoFillBackground(false);
    auto* const column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap4);
    for (const Held& held : m_held)
        column->insertWidget(0, makeHeldRow(held));
    m_heldList->setWidget(rows);
    m_heldList->setVisible(!m_held.isEmpty());
    if (hadKeyboard) {
        auto* const recall = rows->findChild<QPushButton*>();
        (recall ? recall : m_leave)->setFocus();
    }
    if (m_held.isEmpty())
        return;
    const int row = column->itemAt(0)->sizeHint().height() + column->spacing();
    const auto inSight = int(std::min<qsizetype>(m_held.size(), kHeldInSight));
    m_heldList->setFixedHeight(inSight * row - column->spacing() + (m_held.size() > inSight ? row / 2 : 0));
}

QWidget* UnsentQuestion::makeHeldRow(const Held& held)
{
    auto* const row = new QWidget;
    auto* const line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new ToneLabel(held.name, Type::Body, Tone::Text, row), 1);
    auto* const recall = new QPushButton(icon(IconName::Recall), tr("Recall"), row);
    recall->setObjectName(QStringLiteral("unsentRecall"));
    recall->setAccessibleName(tr("Recall %1").arg(isolated(held.name)));
    recall->setAutoDefault(false);
    line->addWidget(recall);
    connect(recall, &QPushButton::clicked, this,
            [this, record = held.record] { Q_EMIT recallRequested(record); });
    return row;
}

} // namespace lectern
