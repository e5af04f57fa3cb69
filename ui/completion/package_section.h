#pragma once

#include "workspace/session_detail.h"

#include <QWidget>

#include <optional>

namespace lectern {

class ElidedLabel;
class FactRows;
class IconButton;
class ToggleSection;
class ToneLabel;

/// What is known of a session's package, foldable to one line. Folded by itself where
/// room is short, and where a record's delivery below is what matters; a fold of the user's stays.
class PackageSection : public QWidget
{
    Q_OBJECT

public:
    explicit PackageSection(QWidget* parent = nullptr);

    void setDetail(const SessionDetail& detail);
    /// Folded to its line.
    void setCompact(bool compact);
    [[nodiscard]] ToggleSection* fold() const { return m_fold; }
    [[nodiscard]] QList<QWidget*> focusChain() const; ///< in the order of Tab

private:
    void retranslate();
    void updateFold();
    QWidget* makeChecksum();

    ToggleSection* m_fold = nullptr;
    ToneLabel* m_description = nullptr;
    FactRows* m_facts = nullptr;
    ElidedLabel* m_checksum = nullptr;
    IconButton* m_copy = nullptr;
    QString m_digits;
    bool m_compact = false;
    bool m_hasRecords = false;
    std::optional<bool> m_chosen; ///< as the user left it
    int m_size = 0;
    int m_needs = 0;
    int m_platforms = 0;
    int m_checksumRow = 0;
    int m_status = 0;
};

} // namespace lectern
