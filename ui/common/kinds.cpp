#include "ui/common/kinds.h"

#include <QAbstractButton>
#include <QStyle>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace lectern {

namespace {

constexpr const char* kKindProperty = "kind";
constexpr const char* kSmallProperty = "small";
constexpr const char* kInvalidProperty = "invalid";

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Primary:
        return u"primary"_s;
    case Kind::Flat:
        return u"flat"_s;
    case Kind::Danger:
        return u"danger"_s;
    case Kind::Inverted:
        return u"inverted"_s;
    case Kind::Secondary:
        break;
    }
    return {};
}

} // namespace

void setKind(QAbstractButton* button, Kind kind)
{
    button->setProperty(kKindProperty, nameOf(kind));
    button->updateGeometry();
    button->update();
}

Kind kindOf(const QWidget* button)
{
    const QString name = button ? button->property(kKindProperty).toString() : QString();
    for (const Kind kind : {Kind::Primary, Kind::Flat, Kind::Danger, Kind::Inverted}) {
        if (name == nameOf(kind))
            return kind;
    }
    return Kind::Secondary;
}

void setSmall(QAbstractButton* button, bool small)
{
    button->setProperty(kSmallProperty, small);
    button->updateGeometry();
    button->update();
}

bool isSmall(const QWidget* button)
{
    return button && button->property(kSmallProperty).toBool();
}

void setInvalid(QWidget* field, bool invalid)
{
    if (isInvalid(field) == invalid)
        return;
    field->setProperty(kInvalidProperty, invalid);
    field->update();
}

bool isInvalid(const QWidget* field)
{
    return field && field->property(kInvalidProperty).toBool();
}

} // namespace lectern
