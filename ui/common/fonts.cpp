#include "ui/common/fonts.h"

#include <QApplication>
#include <QVariant>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace lectern {

namespace {

constexpr const char* kTypeProperty = "lecternType";
constexpr qreal kDefaultPointSize = 10;
constexpr int kPicturePixelSize = 13;

struct TypeValues
{
    qreal factor;
    QFont::Weight weight;
};

TypeValues valuesOf(Type type)
{
    switch (type) {
    case Type::Figure:
        return {2.0, QFont::DemiBold};
    case Type::Title:
        return {1.38, QFont::DemiBold};
    case Type::Heading:
        return {1.15, QFont::DemiBold};
    case Type::Strong:
        return {1.0, QFont::Medium};
    case Type::StrongBold:
        return {1.0, QFont::DemiBold};
    case Type::Small:
        return {0.92, QFont::Normal};
    case Type::SmallStrong:
        return {0.92, QFont::Medium};
    case Type::Body:
        break;
    }
    return {1.0, QFont::Normal};
}

/// Those that are missing are passed over when a font is looked for; asking for them first would cost a third
/// of that again.
QStringList preferredFamilies()
{
    return {u"Inter"_s, u"Noto Sans"_s};
}

} // namespace

QFont typeFont(Type type, const QFont& base)
{
    const TypeValues values = valuesOf(type);
    QFont font = base;
    font.setWeight(values.weight);
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * values.factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * values.factor));
    return font;
}

QFont typeFont(Type type)
{
    return typeFont(type, QApplication::font());
}

void setType(QWidget* widget, Type type)
{
    widget->setProperty(kTypeProperty, static_cast<int>(type));
    widget->setFont(typeFont(type));
}

void refreshTypes()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        const QVariant type = widget->property(kTypeProperty);
        if (type.isValid())
            widget->setFont(typeFont(static_cast<Type>(type.toInt())));
    }
}

void chooseApplicationFont([[maybe_unused]] QApplication& application)
{
#if defined(Q_OS_LINUX)
    QFont font = QApplication::font();
    font.setFamilies(preferredFamilies() + font.families());
    // Kerning pairs don't show at these sizes, but shaping for them is most of what a text costs. Scripts
    // that need shaping get it all the same.
    font.setStyleStrategy(QFont::PreferNoShaping);
    if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP"))
        font.setPointSizeF(kDefaultPointSize);
    QApplication::setFont(font);
#endif
}

QFont pictureFont()
{
    QFont font;
    font.setFamilies(preferredFamilies());
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setPixelSize(kPicturePixelSize);
    return font;
}

} // namespace lectern
