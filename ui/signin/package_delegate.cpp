#include "ui/signin/package_delegate.h"

#include "ui/common/fonts.h"
#include "ui/common/measures.h"
#include "ui/common/theme.h"
#include "ui/signin/package_model.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace lectern {

void PackageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    const QStyle* style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    const QFont strong = typeFont(Type::Strong, option.font);
    const QFont small = typeFont(Type::Small, option.font);
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics smallMetrics(small);
    QRect area = option.rect.adjusted(kGap16, 0, -kGap16, 0);
    area.setTop(area.top() + (area.height() - strongMetrics.height() - smallMetrics.height()) / 2);
    const auto line = [&](const QFont& font, const QFontMetrics& metrics, const QColor& ink,
                          const QString& text) {
        painter->setFont(font);
        painter->setPen(ink);
        const QRect place(area.left(), area.top(), area.width(), metrics.height());
        painter->drawText(place,
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)),
                          metrics.elidedText(text, Qt::ElideRight, area.width()));
        area.setTop(area.top() + metrics.height());
    };
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    line(strong, strongMetrics, Theme::current().inkOnRow(Tone::Text, selected), index.data().toString());
    line(small, smallMetrics, Theme::current().inkOnRow(Tone::Secondary, selected),
         index.data(PackageModel::FactsRole).toString());
    painter->restore();
}

QSize PackageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {kGap32, grown(kTableRowHeight, QFontMetrics(option.font), 2)};
}

} // namespace lectern
