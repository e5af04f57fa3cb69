#include "setting_command.h"

#include "output.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lectern::cli {

/// A setting that the command line offers, and what it may be.
struct KnownSetting
{
    QLatin1String key;
    int usual = 0;
    int most = 0; ///< numbers from 1; 0: a switch
};

namespace {

constexpr std::array<KnownSetting, 3> kSettings{{
    {settings::kRecordedSuffix, 0, 0},
    {settings::kParallelHttp1, Parallel::kHttp1, Parallel::kHttp1},
    {settings::kParallelHttp2, Parallel::kHttp2, Parallel::kHttp2},
}};

const KnownSetting* find(const QString& key)
{
    for (const KnownSetting& setting : kSettings) {
        if (key == setting.key)
            return &setting;
    }
    return nullptr;
}

QString allowed(const KnownSetting& setting)
{
    return setting.most == 0 ? u"on or off"_s : u"a number from 1 to %1"_s.arg(setting.most);
}

/// The text that is kept for a value as it is typed; null if that is none.
QString kept(const KnownSetting& setting, const QString& typed)
{
    if (setting.most == 0)
        return typed == u"on" ? u"1"_s : typed == u"off" ? u"0"_s : QString();
    bool ok = false;
    const int number = typed.toInt(&ok);
    return ok && number >= 1 && number <= setting.most ? QString::number(number) : QString();
}

QJsonValue valueOf(Workspace& workspace, const KnownSetting& setting)
{
    bool ok = false;
    const int number = workspace.setting(setting.key).toInt(&ok);
    if (setting.most == 0)
        return ok && number == 1;
    return ok && number >= 1 && number <= setting.most ? number : setting.usual;
}

QString textOf(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? u"on"_s : u"off"_s;
    return QString::number(value.toInt());
}

} // namespace

bool SettingCommand::check()
{
    const QStringList& arguments = options().arguments;
    if (arguments.isEmpty())
        return true;
    m_setting = find(arguments.first());
    if (!m_setting) {
        QStringList keys;
        for (const KnownSetting& setting : kSettings)
            keys.append(setting.key);
        complain(u"setting: There is no setting '%1', only %2."_s.arg(arguments.first(), keys.join(u", "_s)));
        end(ExitCode::InvalidInput);
        return false;
    }
    if (arguments.size() == 1)
        return true;
    m_value = kept(*m_setting, arguments.last());
    if (!m_value.isNull())
        return true;
    complain(u"%1: Must be %2."_s.arg(m_setting->key, allowed(*m_setting)));
    end(ExitCode::InvalidInput);
    return false;
}

void SettingCommand::onOpened(Workspace& workspace)
{
    if (!m_setting) {
        showAll(workspace);
        return;
    }
    if (!m_value.isNull()) {
        if (const auto done = workspace.setSetting(m_setting->key, m_value); !done) {
            endWith(done.error());
            return;
        }
    }
    showOne(workspace);
}

void SettingCommand::showAll(Workspace& workspace)
{
    QJsonObject all;
    QList<QStringList> rows;
    for (const KnownSetting& setting : kSettings) {
        const QJsonValue value = valueOf(workspace, setting);
        all.insert(setting.key, value);
        rows.append({setting.key, textOf(value), allowed(setting)});
    }
    if (options().json)
        say(QJsonObject{{u"settings"_s, all}});
    else
        say(table({u"SETTING"_s, u"VALUE"_s, u"MAY BE"_s}, rows));
    end(ExitCode::Ok);
}

void SettingCommand::showOne(Workspace& workspace)
{
    const QJsonValue value = valueOf(workspace, *m_setting);
    if (options().json)
        say(QJsonObject{{u"settings"_s, QJsonObject{{m_setting->key, value}}}});
    else
        say(textOf(value));
    end(ExitCode::Ok);
}

} // namespace lectern::cli
