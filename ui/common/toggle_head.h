#pragma once

#include <QAbstractButton>

namespace lectern {

// The heading of a ToggleSection: title, summary while folded, chevron. Checked is open.
class ToggleHead : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ToggleHead(const QString& title, QWidget* parent);
    void setSummary(const QString& summary);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void checkStateSet() override;

private:
    void updateNames();
    QString m_summary;
};

} // namespace lectern
