#include "trap_fixture.h"

#include "ui/sessions/session_table.h"

#include <QHeaderView>
#include <QMenu>

using namespace lectern;
using namespace Qt::StringLiterals;

/// What only a mouse on a display shows.
class TrapsLook : public TrapFixture
{
    Q_OBJECT

private slots:
    void theWholeRowUnderTheMouseIsTinted()
    {
        const int row = 3;
        const QModelIndex cell = table()->model()->index(row, 2);
        const QRect area(0, table()->rowViewportPosition(row), table()->viewport()->width(),
                         table()->rowHeight(row));
        const QPoint place = table()->viewport()->mapToGlobal(table()->visualRect(cell).center());
        QVERIFY(
            xdotool({u"mousemove"_s, u"--sync"_s, QString::number(place.x()), QString::number(place.y())}));
        const QRgb tint = table()->palette().color(QPalette::Midlight).rgb();
        const auto isTinted = [&] {
            const QImage image = table()->viewport()->grab(area).toImage();
            for (int x = 1; x < image.width() - 1; ++x) { // nothing is written so near to the edge
                if (image.pixel(x, 2) != tint)
                    return false;
            }
            return true;
        };
        QTRY_VERIFY(isTinted());
    }

    void theMenuOfTheColumnsBeginsWithAColumn()
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(20, 10),
                                table()->horizontalHeader()->mapToGlobal(QPoint(20, 10)));
        QCoreApplication::sendEvent(table()->horizontalHeader()->viewport(), &event);
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(!menu->actions().constFirst()->isSeparator());
        menu->close();
    }
};

QTEST_MAIN(TrapsLook)
#include "test_traps_look.moc"
