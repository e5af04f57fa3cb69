#include "ui/signin/sign_in_parts.h"

#include "ui/common/field_label.h"
#include "ui/common/kinds.h"
#include "ui/common/measures.h"
#include "ui/common/segmented_control.h"
#include "ui/common/sheet.h"
#include "ui/common/tone_label.h"
#include "ui/signin/icon_mark.h"
#include "ui/signin/secret_edit.h"
#include "ui/signin/wrapping.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace lectern {
namespace {

constexpr int kDialogWidth = 480;
constexpr int kLogo = 48;
constexpr int kCheckIndent = 24;

QVBoxLayout* fieldColumn(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0); // labels and messages keep their own distance
    return column;
}

} // namespace

SignInParts::SignInParts(QDialog& dialog)
{
    m_body = new QWidget(&dialog);
    m_body->setBackgroundRole(QPalette::Base);
    m_body->setAutoFillBackground(true);
    m_body->setMinimumWidth(kDialogWidth);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(kGap32, kGap16, kGap32, kGap16);
    column->setSpacing(0);
    addHead(column);
    column->addSpacing(kGap16);
    addServer(column); // the reserved lines of messages are the distance to what follows
    addMethod(column);
    addStay(column);
    addButtons(column);

    auto* outer = new QVBoxLayout(&dialog);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->setSizeConstraint(QLayout::SetFixedSize);
    outer->addWidget(m_body);
    outer->addWidget(makeDemoFoot(dialog));
}

FieldMessage* SignInParts::makeMessage(const QString& name, QWidget* field)
{
    auto* message = new FieldMessage(m_body);
    message->setObjectName(name);
    wrapInDialog(message);
    message->setReservedLines(1);
    if (field)
        message->setField(field);
    return message;
}

void SignInParts::addHead(QVBoxLayout* layout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap16);
    row->addWidget(new IconMark(IconName::Lectern, kLogo, Tone::Text, m_body));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    words->addWidget(new ToneLabel(tr("Sign in"), Type::Title, Tone::Text, m_body));
    auto* purpose = new ToneLabel(tr("Record results of VR training, with or without a network."), Type::Body,
                                  Tone::Secondary, m_body);
    purpose->setWordWrap(true);
    wrapInDialog(purpose);
    words->addWidget(purpose);
    words->addStretch(1);
    row->addLayout(words, 1);
    layout->addLayout(row);
}

void SignInParts::addServer(QVBoxLayout* layout)
{
    server = new QComboBox(m_body);
    server->setObjectName(QStringLiteral("server"));
    server->setAccessibleName(tr("Server"));
    server->setEditable(true);
    server->lineEdit()->setAccessibleName(server->accessibleName()); // it has the keyboard
    server->setInsertPolicy(QComboBox::NoInsert);
    server->setMinimumContentsLength(20);
    server->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    server->lineEdit()->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    server->lineEdit()->setPlaceholderText(QStringLiteral("https://training.demo.example"));
    serverMessage = makeMessage(QStringLiteral("serverMessage"), server);
    layout->addWidget(new FieldLabel(tr("Server"), server, m_body));
    layout->addWidget(server);
    layout->addWidget(serverMessage);
}

void SignInParts::addMethod(QVBoxLayout* layout)
{
    method = new SegmentedControl(m_body);
    method->setObjectName(QStringLiteral("method"));
    method->setAccessibleName(tr("How to sign in"));
    method->addSegment(tr("E-mail and password"));
    method->addSegment(tr("Access token"));
    method->setEqualWidths(true);
    layout->addWidget(new FieldLabel(tr("How to sign in"), method, m_body));
    layout->addWidget(method);
    layout->addSpacing(kGap16);
    pages = new QStackedWidget(m_body);
    pages->addWidget(makePasswordPage());
    pages->addWidget(makeTokenPage());
    layout->addWidget(pages);
    layout->addSpacing(kGap4);
    QObject::connect(method, &SegmentedControl::currentChanged, pages, &QStackedWidget::setCurrentIndex);
}

QWidget* SignInParts::makePasswordPage()
{
    auto* page = new QWidget;
    email = new QLineEdit(page);
    email->setObjectName(QStringLiteral("email"));
    email->setAccessibleName(tr("E-mail"));
    email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    emailMessage = makeMessage(QStringLiteral("emailMessage"), email);
    password = new SecretEdit(tr("Show password"), tr("Hide password"), page);
    password->setObjectName(QStringLiteral("password"));
    password->setAccessibleName(tr("Password"));
    passwordMessage = makeMessage(QStringLiteral("passwordMessage"), password);

    QVBoxLayout* column = fieldColumn(page);
    column->addWidget(new FieldLabel(tr("E-mail"), email, page));
    column->addWidget(email);
    column->addWidget(emailMessage);
    column->addWidget(new FieldLabel(tr("Password"), password, page));
    column->addWidget(password);
    column->addWidget(passwordMessage);
    column->addStretch(1);
    return page;
}

QWidget* SignInParts::makeTokenPage()
{
    auto* page = new QWidget;
    token = new SecretEdit(tr("Show token"), tr("Hide token"), page);
    token->setObjectName(QStringLiteral("token"));
    token->setAccessibleName(tr("Access token"));
    tokenMessage = makeMessage(QStringLiteral("tokenMessage"), token);
    auto* note =
        new ToneLabel(tr("Made in the training platform, and pasted here. Signs in until it expires."),
                      Type::Small, Tone::Secondary, page);
    note->setWordWrap(true);
    wrapInDialog(note);

    QVBoxLayout* column = fieldColumn(page);
    column->addWidget(new FieldLabel(tr("Access token"), token, page));
    column->addWidget(token);
    column->addWidget(tokenMessage);
    column->addSpacing(kGap4);
    column->addWidget(note);
    column->addStretch(1);
    return page;
}

void SignInParts::addStay(QVBoxLayout* layout)
{
    stay = new QCheckBox(tr("Stay signed in on this computer"), m_body);
    stay->setObjectName(QStringLiteral("staySignedIn"));
    stay->setAccessibleName(stay->text());
    stay->setChecked(true);
    m_stayNote = new ToneLabel({}, Type::Small, Tone::Secondary, m_body);
    m_stayNote->setWordWrap(true);
    wrapInDialog(m_stayNote);
    m_stayNote->setContentsMargins(kCheckIndent, 0, 0, 0);
    setStayNote(tr("Kept in the system’s key store. Leave it off on a shared computer."));
    layout->addWidget(stay);
    layout->addSpacing(2);
    layout->addWidget(m_stayNote);
}

void SignInParts::addButtons(QVBoxLayout* layout)
{
    problem = makeMessage(QStringLiteral("problem"), nullptr);
    problem->setReservedLines(2);
    layout->addSpacing(kGap4);
    layout->addWidget(problem);
    layout->addSpacing(kGap4);

    auto* box = new QDialogButtonBox(m_body);
    cancel = box->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("cancel"));
    signIn = box->addButton(tr("Signing in…"), QDialogButtonBox::AcceptRole);
    signIn->setMinimumWidth(signIn->sizeHint().width()); // keeps its width while busy
    signIn->setText(tr("Sign in"));
    signIn->setObjectName(QStringLiteral("signIn"));
    setKind(signIn, Kind::Primary);
    // Stands in the place of signIn, so that nothing moves.
    untilClosed = box->addButton(tr("Sign in until Lectern is closed"), QDialogButtonBox::AcceptRole);
    untilClosed->setObjectName(QStringLiteral("untilClosed"));
    setKind(untilClosed, Kind::Primary);
    layout->addWidget(box);
    offerUntilClosed(false);
}

QWidget* SignInParts::makeDemoFoot(QDialog& dialog)
{
    demoFoot = new QWidget(&dialog);
    demoFoot->setBackgroundRole(QPalette::AlternateBase);
    demoFoot->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(demoFoot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new HairLine(demoFoot));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kGap32, kGap16, kGap32, kGap16);
    row->setSpacing(kGap12);
    row->addWidget(new IconMark(IconName::Headset, kGap24, Tone::Link, demoFoot));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new ToneLabel(tr("No account at hand?"), Type::StrongBold, Tone::Text, demoFoot));
    demoNote = new ToneLabel(QString(), Type::Small, Tone::Secondary, demoFoot);
    demoNote->setObjectName(QStringLiteral("demoNote"));
    demoNote->setWordWrap(true);
    wrapInDialog(demoNote);
    words->addWidget(demoNote);
    row->addLayout(words, 1);
    demo = new QPushButton(tr("Try the demo"), demoFoot);
    demo->setObjectName(QStringLiteral("tryDemo"));
    row->addWidget(demo);
    column->addLayout(row);
    demoFoot->hide();
    return demoFoot;
}

void SignInParts::offerUntilClosed(bool offered) const
{
    untilClosed->setVisible(offered);
    signIn->setVisible(!offered);
    (offered ? untilClosed : signIn)->setDefault(true);
}

void SignInParts::setStayNote(const QString& words) const
{
    m_stayNote->setText(words);
    stay->setAccessibleDescription(words);
}

bool SignInParts::isTokenPage() const
{
    return pages->currentIndex() == Token;
}

void SignInParts::clearMessages() const
{
    for (FieldMessage* message : {serverMessage, emailMessage, passwordMessage, tokenMessage, problem})
        message->clear();
    offerUntilClosed(false);
}

void SignInParts::setFieldsEnabled(bool enabled) const
{
    for (QWidget* part :
         std::initializer_list<QWidget*>{server, method, pages, stay, untilClosed, signIn, demo})
        part->setEnabled(enabled);
}

} // namespace lectern
