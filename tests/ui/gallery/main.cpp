#include "gallery_pages.h"
#include "gallery_words.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTabWidget>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

struct Page
{
    QString name;
    QWidget* (*make)();
};

const QList<Page>& pages()
{
    static const QList<Page> list{{u"window"_s, lectern::gallery::makeWindowPage},
                                  {u"controls"_s, lectern::gallery::makeControlsPage},
                                  {u"empty"_s, lectern::gallery::makeEmptyPage},
                                  {u"dialog"_s, lectern::gallery::makeDialogPage}};
    return list;
}

bool savePictures(const QDir& folder, const QString& suffix)
{
    for (const Page& page : pages()) {
        const std::unique_ptr<QWidget> shown(page.make());
        shown->show();
        shown->activateWindow();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        if (!shown->grab().save(folder.filePath(page.name + suffix + u".png"_s)))
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption dark(u"dark"_s);
    const QCommandLineOption contrast(u"contrast"_s);
    const QCommandLineOption mirrored(u"rtl"_s);
    parser.addOptions({dark, contrast, mirrored});
    parser.addPositionalArgument(u"folder"_s, u"Where to save pictures; without it the gallery is shown."_s);
    parser.process(application);

    QApplication::setFont(lectern::pictureFont());
    lectern::Theme& theme = lectern::Theme::current();
    theme.setMode(parser.isSet(dark) ? lectern::Theme::Mode::Dark : lectern::Theme::Mode::Light);
    theme.setHighContrast(parser.isSet(contrast));
    theme.setReducedMotion(true);
    lectern::gallery::useArabic(parser.isSet(mirrored));
    if (parser.isSet(mirrored))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    if (!parser.positionalArguments().isEmpty()) {
        const QDir folder(parser.positionalArguments().constFirst());
        const QString suffix = u"-%1%2-%3"_s.arg(parser.isSet(contrast) ? u"contrast"_s
                                                 : parser.isSet(dark)   ? u"dark"_s
                                                                        : u"light"_s,
                                                 parser.isSet(mirrored) ? u"-rtl"_s : QString(),
                                                 QString::number(qApp->devicePixelRatio()));
        return folder.mkpath(u"."_s) && savePictures(folder, suffix) ? 0 : 1;
    }
    QTabWidget window;
    for (const Page& page : pages())
        window.addTab(page.make(), page.name);
    window.show();
    return QApplication::exec();
}
