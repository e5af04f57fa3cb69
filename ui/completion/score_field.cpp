#include "ui/completion/score_field.h"

#include "domain/number_suggestion.h"
#include "domain/number_text.h"
#include "domain/score.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/score_slider.h"
#include "ui/completion/number_box.h"
#include "ui/completion/wrapping.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace lectern {
namespace {

constexpr std::array<int, 6> kQuickValues{50, 60, 70, 80, 90, 100};

/// A small button that gives way to its neighbours down to its text.
class QuickButton : public QPushButton
{
public:
    QuickButton(const QString& text, QWidget* parent) : QPushButton(text, parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return sizeWith(kGap8); }
    QSize minimumSizeHint() const override { return sizeWith(kGap4); }

private:
    [[nodiscard]] QSize sizeWith(int padding) const
    {
        const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
        return {words + 2 * padding, QPushButton::sizeHint().height()};
    }
};

} // namespace

ScoreField::ScoreField(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("scoreField"));
    m_box = new NumberBox(Score::kMin, Score::kMax, this);
    m_box->setObjectName(QStringLiteral("scoreBox"));
    m_box->setAccessibleName(tr("Score"));
    //: in an empty score box
    m_box->setPlaceholder(tr("None"));
    m_box->setEmptyWords(tr("no score"));
    auto* label = new FieldLabel(tr("Score"), m_box, this);
    label->setHint(tr("0 to 100, may stay empty"));

    m_slider = new ScoreSlider(this);
    m_slider->setObjectName(QStringLiteral("scoreSlider"));
    m_slider->setAccessibleName(tr("Score, slider"));
    m_slider->setPassMark(Score::kPassMark);
    m_slider->installEventFilter(this);
    m_message = new FieldMessage(this);
    m_message->setObjectName(QStringLiteral("scoreMessage"));
    m_message->setField(m_box);
    growWithLines(m_message);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0); // label and message keep their own distance
    layout->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap8);
    row->addWidget(m_box);
    row->addWidget(m_slider, 1);
    layout->addLayout(row);
    layout->addWidget(m_message);
    layout->addSpacing(kGap8);
    addQuickValues();

    connect(m_box, &NumberBox::edited, this, [this] {
        followText();
        Q_EMIT edited();
    });
    connect(m_slider, &ScoreSlider::scoreMoved, this, [this](double score) { setFromUser(score); });
}

void ScoreField::addQuickValues()
{
    m_quick = new QWidget(this);
    auto* row = new QHBoxLayout(m_quick);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap4);
    const auto add = [this, row](const QString& text, const QString& name, std::optional<double> score) {
        auto* button = new QuickButton(text, m_quick);
        button->setAccessibleName(name);
        button->setAutoDefault(false);
        setSmall(button);
        row->addWidget(button, 1);
        connect(button, &QPushButton::clicked, this, [this, score] { setFromUser(score); });
        return button;
    };
    const QLocale locale;
    for (const int value : kQuickValues) {
        const QString number = writeNumber(value, locale);
        add(number, tr("Score %1").arg(number), value)
            ->setObjectName(QStringLiteral("quickScore%1").arg(value));
    }
    add(tr("No score"), tr("No score"), std::nullopt)->setObjectName(QStringLiteral("quickNoScore"));
    layout()->addWidget(m_quick);
}

QString ScoreField::text() const
{
    return m_box->text();
}

void ScoreField::setText(const QString& text)
{
    m_box->setText(text);
    m_slider->setScore(std::nullopt);
    followText();
}

void ScoreField::setError(const QString& words)
{
    if (words.isEmpty()) {
        m_message->clear();
        return;
    }
    const std::optional<double> meant = suggestedScore(text(), QLocale());
    if (!meant)
        m_message->setError(words);
    else
        //: %1: what is wrong, a sentence. %2: a score
        m_message->setError(tr("%1 Did you mean %2?").arg(words, writeNumber(*meant, QLocale())));
}

void ScoreField::setFromUser(std::optional<double> score)
{
    m_box->setText(score ? writeNumber(*score, QLocale()) : QString());
    followText();
    Q_EMIT edited();
}

void ScoreField::followText()
{
    const NumberText read = readNumber(text(), QLocale());
    if (read.kind == NumberText::Kind::Empty)
        m_slider->setScore(std::nullopt);
    else if (read.kind == NumberText::Kind::Number && Score::of(read.value))
        m_slider->setScore(read.value);
}

QList<QWidget*> ScoreField::focusChain() const
{
    QList<QWidget*> chain{m_box, m_slider};
    for (QPushButton* button : m_quick->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly))
        chain.append(button);
    return chain;
}

bool ScoreField::eventFilter(QObject* watched, QEvent* event)
{
    // Scrolling the panel must not change a score that happens to lie under the pointer.
    if (watched == m_slider && event->type() == QEvent::Wheel && !m_slider->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lectern
