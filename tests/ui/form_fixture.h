#pragma once

#include "detail_samples.h"
#include "domain/notes.h"
#include "ui/common/field_message.h"
#include "ui/common/fonts.h"
#include "ui/common/kinds.h"
#include "ui/common/score_slider.h"
#include "ui/common/theme.h"
#include "ui/common/tone_label.h"
#include "ui/completion/completion_form.h"
#include "ui/completion/notes_field.h"
#include "ui/completion/number_box.h"
#include "ui/completion/preview_strip.h"
#include "ui/completion/stop_watch.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace lectern::test {

/// The form alone, shown and ready to be typed into, made anew for each test.
class FormFixture : public QObject
{
    Q_OBJECT

protected:
    std::unique_ptr<CompletionForm> m_form;
    samples::StillClock m_clock;
    NumberBox* m_score = nullptr;
    NumberBox* m_time = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    ScoreSlider* m_slider = nullptr;

    template <typename T>
    T* part(const char* name) const
    {
        return m_form->findChild<T*>(QLatin1String(name));
    }
    void openForm(const QDateTime& launchedAt = {})
    {
        m_form = std::make_unique<CompletionForm>();
        m_form->setClock(&m_clock);
        m_score = part<NumberBox>("scoreBox");
        m_time = part<NumberBox>("timeBox");
        m_notes = part<QPlainTextEdit>("notesEdit");
        m_slider = part<ScoreSlider>("scoreSlider");
        m_form->load(samples::sessionId(1), {}, launchedAt, {});
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
        m_form->focusScore();
    }
    void type(const QString& text)
    {
        m_form->focusScore();
        QTest::keyClick(m_score, Qt::Key_Backspace);
        QTest::keyClicks(m_score, text);
    }
    [[nodiscard]] QString scoreMessage() const { return part<FieldMessage>("scoreMessage")->text(); }
    [[nodiscard]] QString preview() const { return part<PreviewStrip>("previewStrip")->words(); }
    [[nodiscard]] NotesField* notesField() const { return part<NotesField>("notesField"); }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setFont(pictureFont());
        Theme::current().setMode(Theme::Mode::Light);
    }
    void init()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        openForm();
    }
    void cleanup()
    {
        m_form.reset();
        QLocale::setDefault(QLocale::c());
    }
};

} // namespace lectern::test
