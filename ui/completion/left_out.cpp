#include "ui/completion/left_out.h"

#include "ui/common/announce.h"
#include "ui/common/field_message.h"

#include <QCoreApplication>

namespace lectern {

void sayLeftOut(FieldMessage* message, int characters)
{
    const QString words = QCoreApplication::translate(
        "lectern::sayLeftOut", "Left out %n control character(s) of what was pasted.", nullptr, characters);
    if (message->text() == words)
        return;
    message->setNote(IconName::Info, words, Tone::Secondary);
    announce(message, words);
}

} // namespace lectern
