#pragma once

#include "ui/common/theme.h"
#include "ui/sessions/session_table.h"
#include "workspace/session_listing.h"

#include <QByteArray>
#include <QList>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace lectern {

/// How a person likes the window, in an ini file of the profile. UI thread. The file is read once, when this
/// is made, and written by save(): when the window closes and after a choice in a menu, never while something
/// is dragged.
class Preferences
{
public:
    explicit Preferences(const QString& file);

    Theme::Mode theme = Theme::Mode::System;
    QString language; ///< "en", "de"; empty: the system's
    bool compact = false;
    SessionView view = SessionView::ToScore;
    SessionSort sort = SessionSort::Started;
    Qt::SortOrder order = Qt::DescendingOrder;
    QByteArray geometry; ///< as of QWidget::saveGeometry()
    int detailWidth = 0; ///< logical pixels; 0: as wide as it likes to be
    ColumnState columns;
    QStringList servers;          ///< signed in to before, newest first
    bool keyStoreMissing = false; ///< the last sign-in that was to be kept found none

    /// Puts a server in front of the list. True if that changed it.
    bool rememberServer(const QString& server);
    void save();
    /// Where other things of this window may be kept, in groups of their own.
    [[nodiscard]] QString file() const { return m_file.fileName(); }

private:
    void readColumns();
    void writeColumns();

    QSettings m_file;
};

} // namespace lectern
