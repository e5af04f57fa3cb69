#pragma once

#include "ui/completion/completion_form.h"

#include <QWidget>

class QPushButton;

namespace lectern {

class FieldMessage;
class ToneLabel;

/// The two buttons that complete a session, and above them the reason why they cannot, or could not. Each
/// name in the reason leads to its field.
class DetailFoot : public QWidget
{
    Q_OBJECT

public:
    explicit DetailFoot(QWidget* parent = nullptr);

    void setOpenFields(const QVector<CompletionForm::OpenField>& fields);
    /// A failure in words; empty: none.
    void setRefusal(const QString& words);
    /// Quiet words in the same place.
    void setHint(const QString& words);
    [[nodiscard]] QString reasonText() const; ///< plain
    [[nodiscard]] QList<QWidget*> focusChain() const;

Q_SIGNALS:
    void completeClicked();
    void completeAndNextClicked();

private:
    void focusField(const QString& link);

    QVector<CompletionForm::OpenField> m_fields;
    QString m_reasonText;
    ToneLabel* m_reason = nullptr;
    FieldMessage* m_refusal = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_complete = nullptr;
};

} // namespace lectern
