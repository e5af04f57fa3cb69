#pragma once

#include "ui/sessions/session_words.h"

#include <QFont>
#include <QStyledItemDelegate>

namespace lectern {

/// Paints the two-line rows of the sessions table from SessionModel's roles. UI thread.
class SessionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Space before the contents of a cell; the first column has a little more. After it there is none,
    /// but for a number at the end of the row.
    static constexpr int kLead = 12;
    static constexpr int kFirstLead = 16;

    explicit SessionDelegate(QObject* parent = nullptr);

    /// One line a row, both texts beside each other.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    /// The row under the mouse; -1: none.
    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// The logical columns that stand first and last.
    void setEnds(int first, int last)
    {
        m_firstColumn = first;
        m_lastColumn = last;
    }
    /// Fonts of the view changed.
    void setBaseFont(const QFont& font);

    [[nodiscard]] int rowHeight() const;
    /// What a column needs so that its usual words fit.
    [[nodiscard]] int neededWidth(int column) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    [[nodiscard]] QRect contentRect(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] QSize contentSize(const CellWords& words, int column, bool oneLine) const;
    [[nodiscard]] int startedWidth(const SessionWords& words) const;
    [[nodiscard]] const QFont& firstFont(int column) const;
    void paintPill(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                   const CellWords& words) const;
    void paintNumber(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                     const CellWords& words) const;
    void paintLines(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                    const CellWords& words, int column) const;
    void paintOneLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const CellWords& words, int column) const;

    bool m_compact = false;
    int m_hoveredRow = -1;
    int m_firstColumn = 0;
    int m_lastColumn = 0;
    QFont m_body;
    QFont m_strong;
    QFont m_score;
    QFont m_small;
    QFont m_pill;
};

} // namespace lectern
