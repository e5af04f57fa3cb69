#pragma once

#include "ui/common/sheet.h"
#include "ui/completion/conflict_rows.h"

class QGridLayout;

namespace lectern {

/// Two results side by side: fields as rows, ours and the server's as columns. Whether they agree is an icon
/// and a word at the end of each field's name. UI thread.
class ConflictTable : public Card
{
    Q_OBJECT

public:
    explicit ConflictTable(QWidget* parent = nullptr);

    void setRows(const QList<ConflictRow>& rows);

private:
    void build(const QList<ConflictRow>& rows);
    int addHead(QGridLayout* grid);
    int addLine(QGridLayout* grid, int at);
    QWidget* makeCell(const ConflictRow::Cell& cell, const QString& spoken);
    QWidget* makeVerdict(ConflictRow::Verdict verdict);

    QList<ConflictRow> m_rows;
    QWidget* m_inner = nullptr; ///< made anew with each content
};

} // namespace lectern
