#include "ui/completion/detail_parts.h"

#include "ui/common/icon_button.h"
#include "ui/common/measures.h"
#include "ui/common/toggle_section.h"
#include "ui/common/tone_label.h"
#include "ui/completion/attention_section.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/delivery_section.h"
#include "ui/completion/detail_foot.h"
#include "ui/completion/head_section.h"
#include "ui/completion/label_editor.h"
#include "ui/completion/package_section.h"
#include "ui/completion/result_view.h"
#include "ui/completion/time_line_section.h"
#include "ui/completion/wrapping.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lectern {
namespace {

constexpr int kFormStretch = 1000; // the form has all height that is left, if it is there

} // namespace

namespace {

// A longer line is not read.
int columnWidth()
{
    return qRound(textScale(QApplication::font()) * kLongestLine);
}

} // namespace

DetailParts::DetailParts(Sheet& sheet)
{
    m_nothing = new ToneLabel({}, Type::Body, Tone::Secondary, &sheet);
    m_nothing->setObjectName(QStringLiteral("nothingSelected"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    sheet.body()->addWidget(m_nothing, 1);
    makeScroll(sheet);
    sheet.body()->addWidget(m_scroll, 1);
    foot = new DetailFoot(&sheet);
    foot->setMaximumWidth(columnWidth());
    auto* across = new QHBoxLayout;
    across->addStretch();
    across->addWidget(foot, 100); // as wide as the column above it, and below it
    across->addStretch();
    sheet.foot()->addLayout(across);
    m_footArea = sheet.foot()->parentWidget();
    growWithLines(m_footArea);
    setEmpty(true);
    setTabOrders();
}

void DetailParts::makeScroll(Sheet& sheet)
{
    m_scroll = new QScrollArea(&sheet);
    m_scroll->setObjectName(QStringLiteral("detailScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // very large fonts only
    m_content = new QWidget;
    m_content->setObjectName(QStringLiteral("detailContent"));
    auto* layout = new QVBoxLayout(m_content);
    layout->setSpacing(0);
    addSections(layout);
    m_content->setMaximumWidth(columnWidth() + 2 * kGap16);
    m_scroll->setAlignment(Qt::AlignHCenter | Qt::AlignTop); // where the detail is the only sheet
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->setAutoFillBackground(false); // the sheet and its corners show
    m_content->setAutoFillBackground(false);
    giveRoomToScrollBar();
    QObject::connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, m_content,
                     [this] { giveRoomToScrollBar(); });
}

void DetailParts::addSections(QVBoxLayout* layout)
{
    head = new HeadSection(m_content);
    timeLine = new TimeLineSection(m_content);
    attention = new AttentionSection(m_content);
    form = new CompletionForm(m_content);
    result = new ResultView(m_content);
    package = new PackageSection(m_content);
    delivery = new DeliverySection(m_content);
    layout->addWidget(head);
    layout->addSpacing(kGap8);
    layout->addWidget(timeLine);
    layout->addSpacing(kGap8);
    layout->addWidget(new HairLine(m_content));
    layout->addSpacing(kGap16);
    layout->addWidget(attention);
    layout->addWidget(form, kFormStretch);
    layout->addWidget(result);
    layout->addSpacing(kGap8);
    layout->addWidget(new HairLine(m_content));
    layout->addSpacing(kGap8);
    layout->addWidget(package);
    layout->addWidget(delivery);
    layout->addStretch(1);
}

void DetailParts::giveRoomToScrollBar() const
{
    // The bar takes its width from the margin, so that nothing moves sideways when it comes.
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    const int taken = bar->maximum() > bar->minimum() ? bar->sizeHint().width() : 0;
    const int end = std::max(0, kGap16 - taken);
    const bool mirrored = m_content->isRightToLeft();
    m_content->layout()->setContentsMargins(mirrored ? end : kGap16, kGap12, mirrored ? kGap16 : end, kGap16);
}

void DetailParts::retranslate() const
{
    m_nothing->setText(QCoreApplication::translate("lectern::DetailPanel", "No session is selected"));
    giveRoomToScrollBar(); // the direction may be another one
}

void DetailParts::setEmpty(bool empty)
{
    m_empty = empty;
    m_nothing->setVisible(empty);
    m_scroll->setVisible(!empty);
    setMiddle(m_middle);
}

void DetailParts::setMiddle(Middle middle)
{
    m_middle = middle;
    form->setVisible(middle == Middle::Form);
    result->setVisible(middle == Middle::Result);
    m_footArea->setVisible(middle == Middle::Form && !m_empty);
}

void DetailParts::setCompact(bool compact) const
{
    timeLine->setCompact(compact);
    package->setCompact(compact);
}

void DetailParts::scrollToTop() const
{
    m_scroll->verticalScrollBar()->setValue(0);
}

void DetailParts::setTabOrders() const
{
    QList<QWidget*> chain{head->label()->pencil(), head->label()->edit()};
    chain.append(attention->focusChain());
    const QList<QWidget*> afterForm = package->focusChain() + delivery->focusChain() + foot->focusChain();
    chain.append(form->firstField());
    for (int i = 1; i < chain.size(); ++i)
        QWidget::setTabOrder(chain.at(i - 1), chain.at(i));
    QWidget* last = form->lastField();
    for (QWidget* next : afterForm) {
        QWidget::setTabOrder(last, next);
        last = next;
    }
}

} // namespace lectern
