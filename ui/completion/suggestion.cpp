#include "ui/completion/suggestion.h"

#include "domain/number_text.h"
#include "ui/common/kinds.h"
#include "ui/completion/number_box.h"

#include <QLocale>

namespace lectern {

Suggestion::Suggestion(NumberBox* box, QWidget* parent) : QPushButton(parent), m_box(box)
{
    setObjectName(QStringLiteral("suggestion"));
    setAutoDefault(false);
    setKind(this, Kind::Flat);
    setSmall(this);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    hide();
    connect(this, &QPushButton::clicked, this, [this] {
        m_box->setFocus(Qt::OtherFocusReason); // this one goes
        m_box->replaceByUser(m_value);
    });
}

void Suggestion::offer(std::optional<double> value)
{
    m_value = value ? writeNumber(*value, QLocale()) : QString();
    //: %1: a number that is likely meant
    setText(value ? tr("Use %1").arg(m_value) : QString());
    //: %1: name of a field. %2: a number
    setAccessibleName(value ? tr("%1: use %2").arg(m_box->accessibleName(), m_value) : QString());
    setVisible(value.has_value());
}

} // namespace lectern
