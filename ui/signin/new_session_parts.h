#pragma once

#include <QCoreApplication>

class QDialog;
class QWidget;
class QLineEdit;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace lectern {

class FieldMessage;
class PackageModel;
class SearchField;
class ToneLabel;

/// The widgets of a NewSessionDialog and how they lie in it.
class NewSessionParts
{
    Q_DECLARE_TR_FUNCTIONS(lectern::NewSessionDialog)

public:
    explicit NewSessionParts(QDialog& dialog);

    PackageModel* model = nullptr;
    SearchField* search = nullptr;
    QListView* list = nullptr;
    ToneLabel* nothing = nullptr; ///< in place of the list
    QLineEdit* activity = nullptr;
    FieldMessage* activityMessage = nullptr;
    FieldMessage* problem = nullptr;
    QPushButton* create = nullptr;
    QPushButton* cancel = nullptr;

private:
    void addList(QWidget& body, QVBoxLayout* layout);
    void addActivity(QWidget& body, QVBoxLayout* layout);
    void addButtons(QWidget& body, QVBoxLayout* layout);
};

} // namespace lectern
