#pragma once

#include <QWidget>

class QGridLayout;

namespace lectern {

class ToneLabel;

/// Names in secondary ink and what they are, in two columns: "Size   412 MB". Values wrap and can be selected
/// with the mouse. Rows without a value take no room.
class FactRows : public QWidget
{
    Q_OBJECT

public:
    explicit FactRows(QWidget* parent = nullptr);

    /// Adds a row; returns its number. Its name comes with setName().
    int addRow();
    /// With a widget of the caller's in place of the value.
    int addRow(QWidget* value);
    /// Before the value, which is spoken with it.
    void setName(int row, const QString& name);
    void setValue(int row, const QString& value); ///< empty: hides the row
    void setRowVisible(int row, bool visible);
    [[nodiscard]] QString value(int row) const;

private:
    struct Row
    {
        ToneLabel* name = nullptr;
        QWidget* value = nullptr;
    };
    QGridLayout* m_grid = nullptr;
    QVector<Row> m_rows;
};

} // namespace lectern
