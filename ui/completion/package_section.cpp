#include "ui/completion/package_section.h"

#include "ui/common/elided_label.h"
#include "ui/common/every_language.h"
#include "ui/common/icon_button.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/plain_words.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/completion/fact_rows.h"
#include "ui/completion/package_words.h"
#include "ui/completion/wrapping.h"
#include "ui/sessions/session_words.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lectern {

PackageSection::PackageSection(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("packageSection"));
    m_fold = new ToggleSection({}, this);
    m_fold->setOpen(true);
    growWithLines(m_fold);
    m_description = new ToneLabel({}, Type::Small, Tone::Secondary, this);
    m_description->setObjectName(QStringLiteral("packageDescription"));
    m_description->setWordWrap(true);
    m_facts = new FactRows(this);
    m_size = m_facts->addRow();
    m_needs = m_facts->addRow();
    m_platforms = m_facts->addRow();
    m_checksumRow = m_facts->addRow(makeChecksum());
    m_status = m_facts->addRow();

    connect(m_fold, &ToggleSection::toggled, this, [this](bool open) { m_chosen = open; });
    m_fold->content()->addWidget(m_description);
    m_fold->content()->addSpacing(kGap4);
    m_fold->content()->addWidget(m_facts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fold);
    inEveryLanguage(this, [this] { retranslate(); });
}

void PackageSection::retranslate()
{
    m_fold->setTitle(tr("Package"));
    m_facts->setName(m_size, tr("Size"));
    m_facts->setName(m_needs, tr("Needs"));
    m_facts->setName(m_platforms, tr("Platforms"));
    m_facts->setName(m_checksumRow, tr("Checksum"));
    m_facts->setName(m_status, tr("Status"));
    m_copy->setName(tr("Copy checksum"));
}

QWidget* PackageSection::makeChecksum()
{
    auto* place = new QWidget(this);
    m_checksum = new ElidedLabel({}, place);
    m_checksum->setObjectName(QStringLiteral("packageChecksum"));
    m_checksum->setElideMode(Qt::ElideMiddle);
    setType(m_checksum, Type::Small);
    m_copy = new IconButton(IconName::Copy, {}, place);
    m_copy->setObjectName(QStringLiteral("copyChecksum"));
    setKind(m_copy, Kind::Flat);
    setSmall(m_copy);
    connect(m_copy, &IconButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_digits); });
    auto* layout = new QHBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap4);
    layout->addWidget(m_checksum, 1);
    layout->addWidget(m_copy);
    return place;
}

void PackageSection::setDetail(const SessionDetail& detail)
{
    const Package package = detail.package.value_or(Package());
    m_description->setText(detail.package ? wordsOfHtml(package.description)
                                          : tr("The catalogue was not fetched yet. Details come with it."));
    m_description->setVisible(!m_description->text().isEmpty());
    m_facts->setValue(m_size, PackageWords::size(package));
    m_facts->setValue(m_needs, PackageWords::needsExactly(package));
    m_facts->setValue(m_platforms,
                      SessionWords::platforms(detail.package ? package.targetPlatforms
                                                             : detail.row.session->package.targetPlatforms));
    m_digits = package.checksum;
    m_checksum->setText(PackageWords::checksum(package));
    m_facts->setRowVisible(m_checksumRow, !m_digits.isEmpty());

    QStringList status{PackageWords::status(package)};
    if (detail.earlierSessions > 0)
        status.append(tr("%n earlier session(s)", nullptr, detail.earlierSessions));
    status.removeAll(QString());
    m_facts->setValue(m_status, status.join(QStringLiteral(" · ")));
    m_fold->setSummary(PackageWords::summary(package));
    m_hasRecords = !detail.records.isEmpty();
    updateFold();
}

QList<QWidget*> PackageSection::focusChain() const
{
    return {m_fold->headButton(), m_copy};
}

void PackageSection::setCompact(bool compact)
{
    m_compact = compact;
    m_chosen.reset();
    updateFold();
}

void PackageSection::updateFold()
{
    const bool open = m_chosen.value_or(!m_compact && !m_hasRecords);
    if (open != m_fold->isOpen())
        m_fold->setOpen(open);
}

} // namespace lectern
