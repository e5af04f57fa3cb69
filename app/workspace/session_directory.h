#pragma once

#include "api/api_client.h"
#include "api/http_client.h"
#include "domain/clock.h"
#include "store/session_cache.h"
#include "sync/session_refresher.h"
#include "workspace/first_page.h"
#include "workspace/listing_builder.h"
#include "workspace/session_detail.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace lectern {

/// What the record side tells the list side at the start.
struct RecordSide
{
    QList<Record> records;
    QHash<QUuid, QString> labels;
    QHash<QUuid, QDateTime> drafts;
    bool isWhole = false; ///< no records follow
};

/// What the record side knows of the session that a window shows.
struct DetailSide
{
    QUuid sessionId;
    QList<Record> records; ///< newest first
    QList<HistoryLine> history;
    std::optional<Draft> draft;
};

/// The list side of an account: cache, refresher, and the listings and details made from them. Thread: the
/// list thread, which is the worker's in a program without one; it is made anywhere, moved there, and open()
/// is the first call there.
class SessionDirectory : public QObject
{
    Q_OBJECT

public:
    /// @p tokens and @p clock outlive this; tokens may live in another thread.
    SessionDirectory(QString accountFolder, ServerAddress address, TokenSource& tokens, const Clock& clock,
                     HttpOptions http, const SessionQuery& query = {});
    ~SessionDirectory() override;

    enum class Reading {
        All,           ///< at once
        FirstRowsFirst ///< of a long list the first rows are published before the rest is read
    };
    /// Opens the cache and reads it. → firstRowsRead(), cacheRead(), or cacheFailed() and an empty list.
    /// FirstRowsFirst goes on when addRecordSide() has been called.
    void open(Reading reading = Reading::All);
    void refresh();
    void lookUp(const QList<QUuid>& sessionIds);
    void setQuery(const SessionQuery& query);
    void watchDetail(const QUuid& sessionId);
    void putSession(const Session& session);
    void dropConnections();               ///< HttpClient::dropConnections()
    void setOwner(const QString& userId); ///< SessionRefresher::setOwner()

    /// Nothing is published before this was called. Records may follow in portions.
    void addRecordSide(const RecordSide& side);
    void addRecords(const QList<Record>& records, bool areLast);
    void setRecord(const Record& record);
    void forgetRecord(const Record& record); ///< recalled: the session has no result any more
    void setDraft(const QUuid& sessionId, const std::optional<Draft>& draft);
    void setLabel(const QUuid& sessionId, const QString& label);
    void setDetailSide(const DetailSide& side);

    // For a program without a window: same thread only.
    /// As things stand now; null while not everything has been read.
    [[nodiscard]] SessionListingPtr listing();
    [[nodiscard]] const QList<Package>& packages() const { return m_packages; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_fetchedAt; }

signals:
    /// The sessions of the first picture, for which addRecordSide() is waited for. Empty: all are read.
    void firstRowsRead(const QList<QUuid>& sessions);
    void cacheRead(const QDateTime& fetchedAt);
    void cacheFailed(const lectern::Failure& failure);
    void listingChanged(const lectern::SessionListingPtr& listing);
    void detailChanged(const lectern::SessionDetailPtr& detail);
    void packagesChanged(const QList<lectern::Package>& packages);
    void refreshingChanged(bool refreshing);
    void listFetched(const QDateTime& fetchedAt);
    void reported(const lectern::ListJudgement& judgement, const QDateTime& serverDate);
    void lookedUp(const lectern::LookUp& answer);
    void refreshEnded(bool ok);
    void apiBaseChanged(const QString& apiBase);
    void ownerSeen(const QString& userId);

private:
    void openRefresher();
    void readFirstPage();
    void readCache();
    void takeSessions(const SessionsPtr& sessions);
    void change();
    void publishSoon();
    void publish();
    void publishFirstPage();
    void keepFirstPage();
    void keepSessions();
    void keepUnlisted();
    void publishDetail();
    [[nodiscard]] bool isReady() const { return m_haveAllRecords && m_haveSessions; }
    [[nodiscard]] int earlierSessions();

    const QString m_folder;
    const ServerAddress m_address;
    TokenSource& m_tokens;
    const Clock& m_clock;
    const HttpOptions m_httpOptions;

    // Made in open(), in the list thread.
    std::unique_ptr<SessionCache> m_cache;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<SessionRefresher> m_refresher;
    std::unique_ptr<QTimer> m_publishTimer;
    std::unique_ptr<QTimer> m_keepTimer;

    ListingBuilder m_builder;
    QList<Package> m_packages;
    QDateTime m_fetchedAt;
    SessionListingPtr m_listing;
    bool m_changed = true;                ///< m_listing is not what the builder has
    QElapsedTimer m_published;            ///< since the last listing went out
    qint64 m_costMs = 0;                  ///< of making it
    std::optional<FirstPage> m_firstPage; ///< waits for its records
    QByteArray m_keptPage;
    QList<Session> m_toKeep; ///< are shown already, and go into the cache together

    QString m_owner;
    QUuid m_watched;
    DetailSide m_detailSide;
    SessionRow m_detailRow;               ///< as last published
    std::optional<int> m_earlierSessions; ///< of the watched one, until the sessions change
    bool m_haveRecords = false;
    bool m_haveAllRecords = false;
    bool m_haveSessions = false;
};

} // namespace lectern
