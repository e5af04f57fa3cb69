#include "gallery_words.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace lectern::gallery {

namespace {

bool isArabic = false;

const QHash<QString, QString>& arabic()
{
    static const QHash<QString, QString> words{
        {u"Sessions"_s, u"الجلسات"_s},
        {u"To score"_s, u"للتقييم"_s},
        {u"In progress"_s, u"قيد التنفيذ"_s},
        {u"Needs attention"_s, u"يحتاج إلى انتباه"_s},
        {u"Completed"_s, u"مكتمل"_s},
        {u"All sessions"_s, u"كل الجلسات"_s},
        {u"Outbox"_s, u"صندوق الصادر"_s},
        {u"Overview"_s, u"نظرة عامة"_s},
        {u"Readiness"_s, u"الجاهزية"_s},
        {u"Demo instructor"_s, u"مدرب تجريبي"_s},
        {u"Search"_s, u"بحث"_s},
        {u"Filter"_s, u"تصفية"_s},
        {u"New session"_s, u"جلسة جديدة"_s},
        {u"Refresh"_s, u"تحديث"_s},
        {u"Package"_s, u"الحزمة"_s},
        {u"Label"_s, u"التسمية"_s},
        {u"Started"_s, u"بدأت"_s},
        {u"Time"_s, u"الوقت"_s},
        {u"Delivery"_s, u"التسليم"_s},
        {u"Confined Space Entry"_s, u"دخول الأماكن المغلقة"_s},
        {u"Downloaded"_s, u"تم التنزيل"_s},
        {u"First launch"_s, u"أول تشغيل"_s},
        {u"not yet"_s, u"ليس بعد"_s},
        {u"34 min so far"_s, u"34 دقيقة حتى الآن"_s},
        {u"2 min"_s, u"دقيقتان"_s},
        {u"Result"_s, u"النتيجة"_s},
        {u"Score"_s, u"الدرجة"_s},
        {u"0 to 100, may stay empty"_s, u"من 0 إلى 100، ويمكن تركها فارغة"_s},
        {u"Score from 0 to 100. Did you mean 85?"_s, u"الدرجة من 0 إلى 100. هل تقصد 85؟"_s},
        {u"No score"_s, u"بلا درجة"_s},
        {u"Notes"_s, u"ملاحظات"_s},
        {u"Time spent"_s, u"الوقت المستغرق"_s},
        {u"minutes"_s, u"دقائق"_s},
        {u"Pause"_s, u"إيقاف مؤقت"_s},
        {u"Insert snippet"_s, u"إدراج مقتطف"_s},
        {u"Complete and next"_s, u"إكمال والتالي"_s},
        {u"Complete"_s, u"إكمال"_s},
        {u"Recall"_s, u"استرجاع"_s},
        {u"Offline since 10:30."_s, u"غير متصل منذ 10:30."_s},
        {u"Keep recording: results are saved and sent later."_s,
         u"واصل التسجيل: تُحفظ النتائج وتُرسل لاحقًا."_s},
        {u"Try now"_s, u"حاول الآن"_s},
        {u"No sessions yet"_s, u"لا توجد جلسات بعد"_s},
    };
    return words;
}

} // namespace

void useArabic(bool on)
{
    isArabic = on;
}

QString word(const char* english)
{
    const QString text = QString::fromUtf8(english);
    return isArabic ? arabic().value(text, text) : text;
}

} // namespace lectern::gallery
