#pragma once

#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QLabel>
#include <QWidget>

#include <optional>

namespace lectern {

// A QLabel whose text has a tone and a type, and keeps both when theme or font change. Aligned to the leading
// side of the layout, whatever the script of its text, until setAlignment() says otherwise. Plain text until
// setTextFormat() says otherwise; word wrap as usual.
class ToneLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ToneLabel(const QString& text = {}, Type type = Type::Body, Tone tone = Tone::Text,
                       QWidget* parent = nullptr);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyTone();
    void alignLeading();
    Tone m_tone = Tone::Text;
    Qt::Alignment m_leading;
};

// Icon + words, without a fill: status bar items, "Draft saved 10:32", results. Elides, tool tip has the full
// text.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(QWidget* parent = nullptr);
    IconLabel(std::optional<IconName> icon, const QString& text, Tone tone = Tone::Secondary,
              QWidget* parent = nullptr);
    void setContent(std::optional<IconName> icon, const QString& text);
    void setTone(Tone tone);                    // of icon and text
    void setIconTone(std::optional<Tone> tone); // of the icon alone; empty: as the text
    void setTabular(bool tabular);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::optional<IconName> m_icon;
    QString m_text;
    Tone m_tone = Tone::Secondary;
    std::optional<Tone> m_iconTone;
    bool m_tabular = false;
};

// A filled box that says how something stands: [icon] bold words, plain words. "85 → 0.85 · Passed (pass mark
// 70)".
class ToneBox : public QWidget
{
    Q_OBJECT
public:
    explicit ToneBox(QWidget* parent = nullptr);
    void setContent(IconName icon, const QString& strong, const QString& plain, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IconName m_icon = IconName::Info;
    QString m_strong;
    QString m_plain;
    Tone m_tone = Tone::Neutral;
};

} // namespace lectern
