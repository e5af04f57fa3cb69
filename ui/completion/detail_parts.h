#pragma once

#include "ui/common/sheet.h"

class QScrollArea;
class QVBoxLayout;

namespace lectern {

class AttentionSection;
class CompletionForm;
class DeliverySection;
class DetailFoot;
class HeadSection;
class PackageSection;
class ResultView;
class TimeLineSection;
class ToneLabel;

/// The widgets of a DetailPanel and how they lie in its sheet.
class DetailParts
{
public:
    explicit DetailParts(Sheet& sheet);

    /// Parts, or the words that nothing is selected.
    void setEmpty(bool empty);
    /// What stands between the head and the package.
    enum class Middle { Form, Result, Nothing };
    void setMiddle(Middle middle);
    [[nodiscard]] Middle middle() const { return m_middle; }
    void setTabOrders() const;
    void setCompact(bool compact) const;
    void scrollToTop() const;
    void retranslate() const;

    HeadSection* head = nullptr;
    TimeLineSection* timeLine = nullptr;
    AttentionSection* attention = nullptr;
    CompletionForm* form = nullptr;
    ResultView* result = nullptr;
    PackageSection* package = nullptr;
    DeliverySection* delivery = nullptr;
    DetailFoot* foot = nullptr;

private:
    void makeScroll(Sheet& sheet);
    void addSections(QVBoxLayout* layout);
    void giveRoomToScrollBar() const;

    ToneLabel* m_nothing = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_footArea = nullptr;
    bool m_empty = true;
    Middle m_middle = Middle::Nothing;
};

} // namespace lectern
