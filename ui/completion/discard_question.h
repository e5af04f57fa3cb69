#pragma once

#include <QMessageBox>

namespace lectern {

/// Asks before a result is put aside. Deletes itself when it is answered. UI thread.
class DiscardQuestion : public QMessageBox
{
    Q_OBJECT

public:
    explicit DiscardQuestion(QWidget* parent);

Q_SIGNALS:
    void confirmed();
};

} // namespace lectern
