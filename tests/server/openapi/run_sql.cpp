// Runs one statement on a SQLite file: run_sql FILE STATEMENT
#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    database.setDatabaseName(arguments.at(1));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open()) {
        qCritical("%s", qPrintable(database.lastError().text()));
        return 1;
    }
    QSqlQuery query(database);
    if (!query.exec(arguments.at(2))) {
        qCritical("%s", qPrintable(query.lastError().text()));
        return 1;
    }
    return 0;
}
