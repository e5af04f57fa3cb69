#pragma once

#include "detail_samples.h"
#include "session_samples.h"
#include "ui/shell/language.h"
#include "ui/shell/main_controller.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "workspace/console.h"

#include <memory>

namespace lectern::test {

/// A window with sessions in it and somebody who is about to score one.
class Desk
{
public:
    Desk(const QString& folder, Language& language)
    {
        ConsoleConfig config;
        config.profileRoot = folder + QStringLiteral("/profile");
        preferences = std::make_unique<Preferences>(folder + QStringLiteral("/window.ini"));
        console = std::make_unique<Console>(config); // never started: the test speaks for it
        controller = std::make_unique<MainController>(*console, *preferences, language);
        controller->openWindow();
        Q_EMIT console->accountOpened({});
        ConnectionStatus online;
        online.state = ConnectionStatus::State::Online;
        Q_EMIT console->connectionChanged(online);
        QList<SessionRow> rows;
        for (int number = 1; number <= 60; ++number)
            rows.append(samples::listedRow(number));
        list(rows);
    }

    void list(const QList<SessionRow>& rows) const
    {
        SessionQuery query;
        query.view = preferences->view;
        query.sort = preferences->sort;
        query.order = preferences->order;
        Q_EMIT console->listingChanged(samples::listingOf(rows, query));
    }

    void show(SessionDetail detail) const
    {
        Q_EMIT console->detailChanged(std::make_shared<SessionDetail>(std::move(detail)));
    }

    template <typename T>
    T* part(const char* name) const
    {
        return controller->window()->findChild<T*>(QLatin1String(name));
    }

    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<Console> console;
    std::unique_ptr<MainController> controller;
};

} // namespace lectern::test
