#pragma once

#include <QWidget>

namespace lectern {

// The picture of an empty view: the logo before a table without rows. Painted from theme colours; decoration
// only.
class StatePicture : public QWidget
{
    Q_OBJECT
public:
    explicit StatePicture(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {190, 118}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace lectern
