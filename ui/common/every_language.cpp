#include "ui/common/every_language.h"

#include <QEvent>
#include <QWidget>

namespace lectern {
namespace {

/// A widget passes QEvent::LanguageChange on to all its children, also to those that are no widgets.
class Words : public QObject
{
public:
    Words(QWidget* owner, std::function<void()> say) : QObject(owner), m_say(std::move(say)) {}

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            m_say();
        return QObject::event(event);
    }

private:
    std::function<void()> m_say;
};

} // namespace

void inEveryLanguage(QWidget* owner, std::function<void()> say)
{
    say();
    new Words(owner, std::move(say));
}

} // namespace lectern
