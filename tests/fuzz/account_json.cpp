#include "fuzz/target.h"
#include "wire/token_json.h"
#include "wire/user_json.h"

#include <QJsonDocument>

namespace lectern::fuzz {
namespace {

void userIsTheSameAgain(const QByteArray& input)
{
    const auto user = wire::userFromBody(input);
    if (!user) {
        expect(user.error().reason == FailureReason::ServerAnswer, "an unreadable user is the server's");
        return;
    }
    expect(!user->id.isEmpty(), "a user has an id");
    const QJsonDocument written(QJsonObject{{QStringLiteral("user"), wire::toJson(*user)}});
    const auto again = wire::userFromBody(written.toJson());
    expect(again.ok(), "what is written can be read");
    expect(wire::toJson(*again) == wire::toJson(*user), "the user is the same again");
}

void tokensAreTheSameAgain(const QByteArray& input)
{
    const auto tokens = wire::tokenAnswerFromBody(input);
    if (!tokens) {
        expect(tokens.error().reason == FailureReason::ServerAnswer, "an unreadable token is the server's");
        return;
    }
    expect(!tokens->accessToken.isEmpty(), "tokens have one to use");
    const auto again = wire::tokenAnswerFromBody(QJsonDocument(wire::toJson(*tokens)).toJson());
    expect(again.ok(), "what is written can be read");
    expect(wire::toJson(*again) == wire::toJson(*tokens), "the tokens are the same again");
}

} // namespace

void accountJson(const QByteArray& input)
{
    userIsTheSameAgain(input);
    tokensAreTheSameAgain(input);
}

} // namespace lectern::fuzz
