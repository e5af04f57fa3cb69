#pragma once

#include "domain/failure.h"

#include <QObject>
#include <QString>

namespace lectern {

/// Where calls get their token from. accessToken() and refresh() may be called from any thread; the signals
/// come from the thread that the source lives in.
class TokenSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty if nobody is signed in.
    [[nodiscard]] virtual QString accessToken() const = 0;

    /// Asks for a new token, because the server refused @p refusedToken (empty: in any case). Ends in exactly
    /// one of refreshed() and refreshFailed() for all who asked: a refresh in flight is shared, and a token
    /// that was replaced in the meantime is not refreshed again.
    virtual void refresh(const QString& refusedToken = {}) = 0;

signals:
    void refreshed();
    /// SignInNeeded: the sign-in is over. Any other reason: the token stays, try again later.
    void refreshFailed(const lectern::Failure& failure);
};

/// A token that cannot be renewed: pasted, or from the environment. Set it before it is used.
class FixedToken final : public TokenSource
{
    Q_OBJECT

public:
    explicit FixedToken(QString token, QObject* parent = nullptr);
    [[nodiscard]] QString accessToken() const override { return m_token; }
    void refresh(const QString& refusedToken = {}) override;

private:
    const QString m_token;
};

} // namespace lectern
