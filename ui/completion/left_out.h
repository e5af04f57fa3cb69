#pragma once

namespace lectern {

class FieldMessage;

/// Says beside a field that characters of what was pasted were left out, because no text may hold them
/// (domain/person_text.h). Spoken once. UI thread.
void sayLeftOut(FieldMessage* message, int characters);

} // namespace lectern
