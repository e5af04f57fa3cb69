#include "ui/shell/preferences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lectern {
namespace {

constexpr int kServersKept = 8;

constexpr std::array kThemes{"system", "light", "dark"};
constexpr std::array kViews{"to_score", "in_progress", "needs_attention", "completed", "all"};
constexpr std::array kSorts{"package", "label", "status", "started", "time", "result", "delivery"};
// Names of SessionModel's columns in the file, in their order.
constexpr std::array kColumns{"package",  "label",   "status",    "started",  "time", "result",
                              "delivery", "version", "platforms", "attempts", "notes"};

template <typename Words>
int indexOf(const Words& words, const QString& word, int otherwise)
{
    const auto at = std::find_if(words.begin(), words.end(),
                                 [&](const char* each) { return QLatin1String(each) == word; });
    return at == words.end() ? otherwise : static_cast<int>(at - words.begin());
}

template <typename Words, typename Value>
QString wordOf(const Words& words, Value value)
{
    return QLatin1String(words.at(static_cast<std::size_t>(value)));
}

} // namespace

Preferences::Preferences(const QString& file) : m_file(file, QSettings::IniFormat)
{
    theme = static_cast<Theme::Mode>(indexOf(kThemes, m_file.value("look/theme"_L1).toString(), 0));
    language = m_file.value("look/language"_L1).toString();
    compact = m_file.value("look/compact"_L1).toBool();
    view = static_cast<SessionView>(indexOf(kViews, m_file.value("list/view"_L1).toString(), 0));
    sort = static_cast<SessionSort>(
        indexOf(kSorts, m_file.value("list/sort"_L1).toString(), static_cast<int>(SessionSort::Started)));
    order = m_file.value("list/ascending"_L1).toBool() ? Qt::AscendingOrder : Qt::DescendingOrder;
    geometry = m_file.value("window/geometry"_L1).toByteArray();
    detailWidth = m_file.value("window/detail"_L1).toInt();
    servers = m_file.value("sign_in/servers"_L1).toStringList();
    keyStoreMissing = m_file.value("sign_in/key_store_missing"_L1).toBool();
    readColumns();
}

void Preferences::readColumns()
{
    const auto column = [](const QString& name) {
        return indexOf(kColumns, name, -1);
    };
    m_file.beginGroup("columns"_L1);
    for (const QString& name : m_file.value("shown"_L1).toStringList())
        columns.choice.shown.insert(column(name), true);
    for (const QString& name : m_file.value("hidden"_L1).toStringList())
        columns.choice.shown.insert(column(name), false);
    for (const QString& entry : m_file.value("widths"_L1).toStringList()) {
        const int width = entry.section(u':', 1).toInt();
        if (width > 0)
            columns.choice.widths.insert(column(entry.section(u':', 0, 0)), width);
    }
    for (const QString& name : m_file.value("order"_L1).toStringList()) {
        if (column(name) >= 0 && !columns.order.contains(column(name)))
            columns.order.append(column(name));
    }
    m_file.endGroup();
    // A file of another version: better none than half an order.
    if (columns.order.size() != SessionModel::kColumns)
        columns.order = {};
    columns.choice.shown.remove(-1);
    columns.choice.widths.remove(-1);
}

bool Preferences::rememberServer(const QString& server)
{
    if (server.isEmpty() || (!servers.isEmpty() && servers.constFirst() == server))
        return false;
    servers.removeAll(server);
    servers.prepend(server);
    servers = servers.mid(0, kServersKept);
    return true;
}

void Preferences::save()
{
    m_file.setValue("look/theme"_L1, wordOf(kThemes, theme));
    m_file.setValue("look/language"_L1, language);
    m_file.setValue("look/compact"_L1, compact);
    m_file.setValue("list/view"_L1, wordOf(kViews, view));
    m_file.setValue("list/sort"_L1, wordOf(kSorts, sort));
    m_file.setValue("list/ascending"_L1, order == Qt::AscendingOrder);
    m_file.setValue("window/geometry"_L1, geometry);
    m_file.setValue("window/detail"_L1, detailWidth);
    m_file.setValue("sign_in/servers"_L1, servers);
    m_file.setValue("sign_in/key_store_missing"_L1, keyStoreMissing);
    writeColumns();
    m_file.sync();
}

void Preferences::writeColumns()
{
    QStringList shown;
    QStringList hidden;
    QStringList widths;
    QStringList standing;
    for (auto each = columns.choice.shown.cbegin(); each != columns.choice.shown.cend(); ++each)
        (each.value() ? shown : hidden).append(wordOf(kColumns, each.key()));
    for (auto each = columns.choice.widths.cbegin(); each != columns.choice.widths.cend(); ++each)
        widths.append(wordOf(kColumns, each.key()) + u':' + QString::number(each.value()));
    for (const int column : std::as_const(columns.order))
        standing.append(wordOf(kColumns, column));
    m_file.setValue("columns/shown"_L1, shown);
    m_file.setValue("columns/hidden"_L1, hidden);
    m_file.setValue("columns/widths"_L1, widths);
    m_file.setValue("columns/order"_L1, standing);
}

} // namespace lectern
