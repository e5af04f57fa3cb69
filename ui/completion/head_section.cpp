#include "ui/completion/head_section.h"

#include "ui/common/isolated.h"
#include "ui/common/measures.h"
#include "ui/common/pill.h"
#include "ui/common/tone_label.h"
#include "ui/completion/label_editor.h"
#include "ui/sessions/session_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lectern {

HeadSection::HeadSection(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("headSection"));
    m_title = new ToneLabel({}, Type::Heading, Tone::Text, this);
    m_title->setObjectName(QStringLiteral("sessionTitle"));
    m_title->setWordWrap(true);
    m_status = new PillLabel(this);
    m_status->setObjectName(QStringLiteral("sessionStatus"));
    m_facts = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    m_facts->setObjectName(QStringLiteral("sessionFacts"));
    m_facts->setWordWrap(true);
    m_label = new LabelEditor(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(kGap8);
    top->addWidget(m_title, 1);
    top->addWidget(m_status, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_facts);
    layout->addWidget(m_label);
}

void HeadSection::setRow(const SessionRow& row)
{
    const Session& session = *row.session;
    m_title->setText(SessionWords::title(session));
    m_title->setVisible(true);
    const CellWords status = SessionWords::status(row);
    m_status->setPill(status.icon, status.first, status.tone);

    QStringList facts{isolated(session.package.version),
                      isolated(SessionWords::platforms(session.package.targetPlatforms))};
    if (session.attempts > 0)
        facts.append(tr("attempt %1").arg(QLocale().toString(session.attempts)));
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_label->setLabel(row.label);
}

} // namespace lectern
