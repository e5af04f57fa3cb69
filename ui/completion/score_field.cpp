#include "ui/completion/score_field.h"

#include "domain/number_suggestion.h"
#include "domain/number_text.h"
#include "domain/score.h"
#include "ui/common/every_language.h"
#include "ui/common/field_label.h"
#include "ui/common/field_message.h"
#include "ui/common/measures.h"
#include "ui/common/score_slider.h"
#include "ui/completion/number_box.h"
#include "ui/completion/quick_values.h"
#include "ui/completion/suggestion.h"
#include "ui/completion/wrapping.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lectern {

ScoreField::ScoreField(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("scoreField"));
    m_box = new NumberBox(Score::kMin, Score::kMax, Score::kPassMark, this);
    m_box->setObjectName(QStringLiteral("scoreBox"));
    auto* label = new FieldLabel({}, m_box, this);

    m_slider = new ScoreSlider(this);
    m_slider->setObjectName(QStringLiteral("scoreSlider"));
    m_slider->setPassMark(Score::kPassMark);
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
    m_suggestion = new Suggestion(m_box, this);
    layout->addWidget(m_suggestion);
    layout->addSpacing(kGap8);
    m_quick = new QuickValues(this);
    layout->addWidget(m_quick);
    inEveryLanguage(this, [this, label] {
        m_message->clear(); // the form says it again
        m_box->setAccessibleName(tr("Score"));
        //: in an empty score box
        m_box->setPlaceholder(tr("None"));
        m_box->setEmptyWords(tr("no score"));
        //: the letter after & differs from those of the other fields and of the menu bar
        label->setText(tr("S&core"));
        label->setHint(tr("0 to 100, may stay empty"));
        m_slider->setAccessibleName(tr("Score, slider"));
    });

    connect(m_box, &NumberBox::edited, this, [this] {
        followText();
        Q_EMIT edited();
    });
    connect(m_slider, &ScoreSlider::scoreMoved, this, [this](double score) { setFromUser(score); });
    connect(m_quick, &QuickValues::chosen, this, &ScoreField::setFromUser);
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
    const std::optional<double> meant = words.isEmpty() ? std::nullopt : suggestedScore(text(), QLocale());
    m_suggestion->offer(meant);
    if (words.isEmpty())
        m_message->clear();
    else if (!meant)
        m_message->setError(words);
    else
        //: %1: what is wrong, a sentence. %2: a score
        m_message->setError(tr("%1 Did you mean %2?").arg(words, writeNumber(*meant, QLocale())));
}

void ScoreField::setFromUser(std::optional<double> score)
{
    m_box->replaceByUser(score ? writeNumber(*score, QLocale()) : QString());
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
    return QList<QWidget*>{m_box, m_suggestion} + m_quick->buttons();
}

} // namespace lectern
