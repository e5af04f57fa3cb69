#include "ui/shell/sheet_splitter.h"

#include "ui/common/every_language.h"
#include "ui/common/measures.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

namespace lectern {
namespace {

constexpr int kStep = 16;

} // namespace

SheetSplitter::SheetSplitter(QWidget* parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
}

QSplitterHandle* SheetSplitter::createHandle()
{
    return new SheetSplitterHandle(this);
}

SheetSplitterHandle::SheetSplitterHandle(QSplitter* splitter) : QSplitterHandle(Qt::Horizontal, splitter)
{
    setFocusPolicy(Qt::TabFocus);
    inEveryLanguage(this, [this] { setAccessibleName(tr("Width of the details")); });
}

void SheetSplitterHandle::keyPressEvent(QKeyEvent* event)
{
    const int step = event->modifiers() & Qt::ShiftModifier ? 1 : kStep;
    switch (event->key()) {
    case Qt::Key_Left:
        moveSplitter(pos().x() - step);
        break;
    case Qt::Key_Right:
        moveSplitter(pos().x() + step);
        break;
    default:
        QSplitterHandle::keyPressEvent(event);
        break;
    }
}

void SheetSplitterHandle::paintEvent(QPaintEvent* event)
{
    QSplitterHandle::paintEvent(event);
    QStyleOption option;
    option.initFrom(this);
    if (!showsKeyboardFocus(&option))
        return;
    QPainter painter(this);
    drawPanel(&painter, QRectF(rect()).adjusted(2, kGap8, -2, -kGap8), 2, palette().color(QPalette::Link));
}

void SheetSplitterHandle::focusInEvent(QFocusEvent* event)
{
    QSplitterHandle::focusInEvent(event);
    update();
}

void SheetSplitterHandle::focusOutEvent(QFocusEvent* event)
{
    QSplitterHandle::focusOutEvent(event);
    update();
}

} // namespace lectern
