#include "ui/signin/new_session_parts.h"

#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/search_field.h"
#include "ui/common/sheet.h"
#include "ui/common/tone_label.h"
#include "ui/signin/package_delegate.h"
#include "ui/signin/package_model.h"
#include "ui/signin/wrapping.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QListView>
#include <QPushButton>

namespace lectern {
namespace {

constexpr int kListRows = 5;

} // namespace

NewSessionParts::NewSessionParts(QDialog& dialog)
{
    auto* body = new QWidget(&dialog);
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto* outer = new QVBoxLayout(&dialog);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(body);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kGap24, kGap24, kGap24, kGap24);
    column->setSpacing(kGap4);
    column->addWidget(new ToneLabel(tr("New session"), Type::Title, Tone::Text, body));
    auto* purpose =
        new ToneLabel(tr("For training that no headset has started. If there is an open session of the "
                         "same package and activity, it is taken."),
                      Type::Small, Tone::Secondary, body);
    purpose->setWordWrap(true);
    column->addWidget(purpose);
    column->addSpacing(kGap12);
    addList(*body, column);
    column->addSpacing(kGap12);
    addActivity(*body, column);
    column->addSpacing(kGap16);
    addButtons(*body, column);
}

void NewSessionParts::addList(QWidget& body, QVBoxLayout* layout)
{
    search = new SearchField(&body);
    search->setObjectName(QStringLiteral("packageSearch"));
    search->setAccessibleName(tr("Search packages"));
    search->setPlaceholderText(tr("Search packages"));
    model = new PackageModel(&body);
    auto* card = new Card(&body);
    list = new QListView(card);
    list->setObjectName(QStringLiteral("packageList"));
    list->setAccessibleName(tr("Package"));
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setModel(model);
    list->setItemDelegate(new PackageDelegate(list));
    list->setMinimumHeight(kListRows * grown(kTableRowHeight, list->fontMetrics(), 2));
    nothing = new ToneLabel({}, Type::Body, Tone::Secondary, card);
    nothing->setObjectName(QStringLiteral("noPackages"));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->setMinimumHeight(list->minimumHeight());
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, kGap4, 1, kGap4);
    inside->setSpacing(0);
    inside->addWidget(list, 1);
    inside->addWidget(nothing, 1);

    layout->addWidget(new FieldLabel(tr("Package"), list, &body));
    layout->addWidget(search);
    layout->addSpacing(kGap4);
    layout->addWidget(card, 1);
}

void NewSessionParts::addActivity(QWidget& body, QVBoxLayout* layout)
{
    activity = new QLineEdit(&body);
    activity->setObjectName(QStringLiteral("activity"));
    activity->setAccessibleName(tr("Activity id"));
    activity->setPlaceholderText(QStringLiteral("00000000-0000-0000-0000-000000000000"));
    activityMessage = new FieldMessage(&body);
    activityMessage->setObjectName(QStringLiteral("activityMessage"));
    activityMessage->setField(activity);
    wrapInDialog(activityMessage);
    auto* label = new FieldLabel(tr("Activity id"), activity, &body);
    label->setHint(tr("may stay empty"));
    layout->addWidget(label);
    layout->addWidget(activity);
    layout->addWidget(activityMessage);
}

void NewSessionParts::addButtons(QWidget& body, QVBoxLayout* layout)
{
    problem = new FieldMessage(&body);
    problem->setObjectName(QStringLiteral("problem"));
    wrapInDialog(problem);
    layout->addWidget(problem);
    auto* box = new QDialogButtonBox(&body);
    cancel = box->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancel"));
    create = box->addButton(tr("Creating…"), QDialogButtonBox::AcceptRole);
    create->setMinimumWidth(create->sizeHint().width()); // keeps its width while busy
    create->setText(tr("Create"));
    create->setObjectName(QStringLiteral("create"));
    create->setDefault(true);
    setKind(create, Kind::Primary);
    layout->addWidget(box);
}

} // namespace lectern
