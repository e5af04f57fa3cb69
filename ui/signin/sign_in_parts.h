#pragma once

#include "ui/common/field_message.h"

#include <QCoreApplication>

class QCheckBox;
class QComboBox;
class QDialog;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace lectern {

class SegmentedControl;
class ToneLabel;

/// The widgets of a SignInDialog and how they lie in it.
class SignInParts
{
    Q_DECLARE_TR_FUNCTIONS(lectern::SignInDialog)

public:
    explicit SignInParts(QDialog& dialog);

    enum Page { Password, Token };

    QComboBox* server = nullptr;
    SegmentedControl* method = nullptr;
    QStackedWidget* pages = nullptr;
    QLineEdit* email = nullptr;
    QLineEdit* password = nullptr;
    QLineEdit* token = nullptr;
    QCheckBox* stay = nullptr;
    FieldMessage* serverMessage = nullptr;
    FieldMessage* emailMessage = nullptr;
    FieldMessage* passwordMessage = nullptr;
    FieldMessage* tokenMessage = nullptr;
    FieldMessage* problem = nullptr;
    QPushButton* signIn = nullptr;
    QPushButton* untilClosed = nullptr; ///< instead of signIn, see offerUntilClosed()
    QPushButton* cancel = nullptr;
    QWidget* demoFoot = nullptr;
    ToneLabel* demoNote = nullptr;
    QPushButton* demo = nullptr;

    [[nodiscard]] bool isTokenPage() const;
    void clearMessages() const;
    /// A sign-in that ends with the program is the button, or the usual one.
    void offerUntilClosed(bool offered) const;
    /// What stands below the check box "Stay signed in".
    void setStayNote(const QString& words) const;
    void setFieldsEnabled(bool enabled) const;

private:
    void addHead(QVBoxLayout* layout);
    void addServer(QVBoxLayout* layout);
    void addMethod(QVBoxLayout* layout);
    QWidget* makePasswordPage();
    QWidget* makeTokenPage();
    void addStay(QVBoxLayout* layout);
    void addButtons(QVBoxLayout* layout);
    QWidget* makeDemoFoot(QDialog& dialog);
    FieldMessage* makeMessage(const QString& name, QWidget* field);

    QWidget* m_body = nullptr;
    ToneLabel* m_stayNote = nullptr;
};

} // namespace lectern
