// The bare window that start-up is measured against: Qt Widgets, one table, nothing of ours.
#include <QApplication>
#include <QMainWindow>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

#include <cstdio>

namespace {

/// Says when it has painted for the first time.
class Table : public QTableView
{
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTableView::paintEvent(event);
        if (!m_said) {
            m_said = true;
            std::fputs("painted\n", stderr);
        }
    }

private:
    bool m_said = false;
};

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QStandardItemModel model(30, 7);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            model.setItem(row, column, new QStandardItem(QStringLiteral("Row %1, %2").arg(row).arg(column)));
    }
    QMainWindow window;
    Table table;
    table.setModel(&model);
    window.setCentralWidget(&table);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
