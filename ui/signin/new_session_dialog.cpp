#include "ui/signin/new_session_dialog.h"

#include "ui/common/field_message.h"
#include "ui/common/search_field.h"
#include "ui/common/tone_label.h"
#include "ui/signin/new_session_parts.h"
#include "ui/signin/package_model.h"

#include <QKeyEvent>
#include <QListView>
#include <QPushButton>

namespace lectern {
namespace {

constexpr int kLeastWidth = 480;
constexpr int kUuidLength = 36;

/// A whole UUID, with or without braces.
std::optional<QUuid> readUuid(const QString& text)
{
    const QUuid id = QUuid::fromString(text.trimmed());
    return id.isNull() ? std::nullopt : std::optional(id);
}

} // namespace

NewSessionDialog::NewSessionDialog(QWidget* parent)
    : QDialog(parent)
    , m_parts(std::make_unique<NewSessionParts>(*this))
{
    setObjectName(QStringLiteral("newSessionDialog"));
    setWindowTitle(tr("New session"));
    m_parts->search->installEventFilter(this);
    connect(m_parts->search, &SearchField::textChanged, this, &NewSessionDialog::applySearch);
    connect(m_parts->list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_chosen = current.data(PackageModel::IdRole).toUuid();
                m_parts->problem->clear();
                updateState();
            });
    connect(m_parts->list, &QListView::doubleClicked, this, &NewSessionDialog::requestSession);
    connect(m_parts->activity, &QLineEdit::textChanged, this, [this] { checkActivity(false); });
    connect(m_parts->activity, &QLineEdit::editingFinished, this, [this] { checkActivity(true); });
    connect(m_parts->create, &QPushButton::clicked, this, &NewSessionDialog::requestSession);
    connect(m_parts->cancel, &QPushButton::clicked, this, &QDialog::reject);
    updateState();
    resize(sizeHint().expandedTo({kLeastWidth, 0}));
}

NewSessionDialog::~NewSessionDialog() = default;

void NewSessionDialog::setPackages(const QList<Package>& packages)
{
    m_parts->model->setPackages(packages);
    chooseAgain();
}

void NewSessionDialog::applySearch(const QString& words)
{
    m_parts->model->setFilter(words);
    chooseAgain();
}

void NewSessionDialog::chooseAgain()
{
    const int row = m_parts->model->rowOf(m_chosen);
    const QModelIndex index = m_parts->model->index(row < 0 ? 0 : row);
    if (row < 0)
        m_chosen = QUuid();
    if (row >= 0 || (index.isValid() && !m_parts->search->text().isEmpty()))
        m_parts->list->setCurrentIndex(index); // the best match, while one searches
    updateState();
}

bool NewSessionDialog::isBusy() const
{
    return m_busy;
}

bool NewSessionDialog::checkActivity(bool finished)
{
    const QString text = m_parts->activity->text().trimmed();
    const bool ok = text.isEmpty() || readUuid(text);
    if (ok)
        m_parts->activityMessage->clear();
    else if (finished || text.size() >= kUuidLength)
        m_parts->activityMessage->setError(
            tr("An activity id has 32 digits from 0 to 9 and a to f, in five groups."));
    updateState();
    return ok;
}

void NewSessionDialog::updateState()
{
    const bool empty = m_parts->model->rowCount() == 0;
    m_parts->list->setVisible(!empty);
    m_parts->nothing->setVisible(empty);
    m_parts->nothing->setText(m_parts->model->isCatalogueEmpty() ? tr("The catalogue was not fetched yet")
                                                                 : tr("No package matches"));
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_parts->search, m_parts->list, m_parts->activity, m_parts->create})
        part->setEnabled(!m_busy);
    m_parts->create->setText(m_busy ? tr("Creating…") : tr("Create"));
}

void NewSessionDialog::requestSession()
{
    if (m_busy)
        return;
    m_parts->problem->clear();
    if (m_chosen.isNull()) {
        m_parts->problem->setError(tr("Choose a package."));
        m_parts->search->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!checkActivity(true)) {
        m_parts->activity->setFocus(Qt::OtherFocusReason);
        return;
    }
    setBusy(true);
    Q_EMIT createRequested(m_chosen, readUuid(m_parts->activity->text()));
}

void NewSessionDialog::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    if (busy)
        m_parts->cancel->setFocus(Qt::OtherFocusReason); // before the field that has it is disabled
    updateState();
}

void NewSessionDialog::showFailure(const Failure& failure)
{
    setBusy(false);
    m_parts->problem->setError(failure.message);
    m_parts->create->setFocus(Qt::OtherFocusReason);
}

bool NewSessionDialog::eventFilter(QObject* watched, QEvent* event)
{
    // Arrow keys walk the list while one types in the search field.
    if (watched == m_parts->search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            const QModelIndex next = m_parts->model->index(m_parts->list->currentIndex().row() + step);
            if (next.isValid())
                m_parts->list->setCurrentIndex(next);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace lectern
