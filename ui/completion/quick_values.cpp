#include "ui/completion/quick_values.h"

#include "domain/number_text.h"
#include "ui/common/every_language.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array<int, 6> kScores{50, 60, 70, 80, 90, 100};

/// A small button that gives way to its neighbours down to its text, and leaves the arrow keys to the row.
class QuickButton : public QPushButton
{
public:
    explicit QuickButton(QWidget* parent) : QPushButton(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return sizeWith(kGap8); }
    QSize minimumSizeHint() const override { return sizeWith(kGap4); }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Left:
        case Qt::Key_Right:
            event->ignore();
            break;
        default:
            QPushButton::keyPressEvent(event);
        }
    }

private:
    [[nodiscard]] QSize sizeWith(int padding) const
    {
        const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
        return {words + 2 * padding, QPushButton::sizeHint().height()};
    }
};

} // namespace

QuickValues::QuickValues(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("quickValues"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap4);
    for (const int score : kScores)
        add(QStringLiteral("quickScore%1").arg(score), score);
    add(QStringLiteral("quickNoScore"), std::nullopt);
    makeStop(0);
    inEveryLanguage(this, [this] { retranslate(); });
}

void QuickValues::add(const QString& name, std::optional<int> score)
{
    auto* button = new QuickButton(this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    setSmall(button);
    layout()->addWidget(button);
    const int index = int(m_values.size());
    m_values.append({button, score});
    connect(button, &QPushButton::clicked, this, [this, index, score] {
        makeStop(index);
        Q_EMIT chosen(score);
    });
}

void QuickValues::retranslate()
{
    //: name of a row of buttons, spoken
    setAccessibleName(tr("Scores that are often given"));
    for (const auto& [button, score] : std::as_const(m_values)) {
        const QString number = score ? writeNumber(*score, QLocale()) : QString();
        button->setText(score ? number : tr("No score"));
        button->setAccessibleName(score ? tr("Score %1").arg(number) : tr("No score"));
    }
}

QList<QWidget*> QuickValues::buttons() const
{
    QList<QWidget*> all;
    for (const Value& value : m_values)
        all.append(value.button);
    return all;
}

void QuickValues::makeStop(int index)
{
    m_stop = index;
    for (int i = 0; i < m_values.size(); ++i)
        m_values.at(i).button->setFocusPolicy(i == index ? Qt::StrongFocus : Qt::ClickFocus);
}

void QuickValues::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_values.size()) - 1;
    const int forwards = isRightToLeft() ? -1 : 1;
    int next = m_stop;
    switch (event->key()) {
    case Qt::Key_Left:
        next -= forwards;
        break;
    case Qt::Key_Right:
        next += forwards;
        break;
    case Qt::Key_Up:
        --next;
        break;
    case Qt::Key_Down:
        ++next;
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    makeStop(std::clamp(next, 0, last));
    m_values.at(m_stop).button->setFocus(Qt::TabFocusReason);
}

} // namespace lectern
