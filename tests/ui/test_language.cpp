// SPDX-License-Identifier: GPL-3.0-or-later
// The German window beside the English one: what reads alike in both was forgotten, unless it is
// the same word.
#include <QAbstractButton>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QTabBar>
#include <QTreeView>

#include "pomona/image.h"
#include "pomona/recipe.h"
#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"
#include "ui/pages/page.h"
#include "ui/widgets/labels.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

/// Equal in both languages: names, and words that both have.
const QSet<QString> equalWords{"Pomona",
                               "&Name",
                               "cval",
                               "Training",
                               "Test",
                               "Zoom",
                               "Start",
                               "Pause",
                               "Stop",
                               "F1",
                               "Name",
                               "Label",
                               "Caffe, BGR",
                               "Flatten",
                               "Lite",
                               "1:1",
                               "English",
                               "Deutsch",
                               "none",
                               "article",
                               "strong",
                               "wild",
                               "Dense",
                               "Dropout",
                               "BatchNorm",
                               "Adam",
                               "AdamW",
                               "SGD",
                               "VGG16",
                               "VGG19",
                               "EfficientNet-Lite0",
                               "ResNet50",
                               "Xception",
                               "InceptionV3",
                               "Torchvision",
                               "fp32",
                               "bf16",
                               "auto",
                               "float32",
                               "bfloat16",
                               "cpu"};

bool isWord(const QString& text) {
  return std::ranges::any_of(text, [](QChar c) { return c.isLetter(); });
}

/// Names of Keras ("rotation_range"), layers ("blocks.15.expand"), files, keys.
bool isName(const QString& text) {
  return text.contains(u'_') || text.contains(u'/') || equalWords.contains(text) ||
         (text.contains(u'.') && !text.contains(u' '));
}

void addTexts(const QMenu& menu, QSet<QString>& texts) {
  for (const auto* action : menu.actions()) {
    texts << action->text();
    if (action->menu() != nullptr) addTexts(*action->menu(), texts);
  }
}

/// All words that a widget shows.
QSet<QString> textsOf(QWidget& widget) {
  QSet<QString> texts{widget.accessibleName()};
  if (const auto* label = qobject_cast<QLabel*>(&widget)) texts << label->text();
  if (const auto* button = qobject_cast<QAbstractButton*>(&widget)) texts << button->text();
  if (const auto* edit = qobject_cast<QLineEdit*>(&widget)) texts << edit->placeholderText();
  if (const auto* menu = qobject_cast<QMenu*>(&widget)) addTexts(*menu, texts);
  if (const auto* bar = qobject_cast<QTabBar*>(&widget))
    for (int i = 0; i < bar->count(); ++i) texts << bar->tabText(i);
  if (const auto* box = qobject_cast<QComboBox*>(&widget))
    for (int i = 0; i < box->count(); ++i) texts << box->itemText(i);
  if (const auto* view = qobject_cast<QTreeView*>(&widget); view != nullptr && view->model())
    for (int i = 0; i < view->model()->columnCount(); ++i)
      texts << view->model()->headerData(i, Qt::Horizontal).toString();
  return texts;
}

/// Of a window in this language with a dataset open, and every page visited.
QSet<QString> textsIn(const QString& language, const std::filesystem::path& dataset) {
  const test::Home home;
  Settings().set(settings::language, language);
  test::WindowFixture fixture;
  fixture.open(dataset);
  QSet<QString> texts;
  for (int page = 0; page < pageCount; ++page) {
    fixture.context().navigator.go({.page = static_cast<PageId>(page)});
    for (auto* widget : fixture.window().findChildren<QWidget*>()) texts |= textsOf(*widget);
  }
  for (const auto& name : fixture.context().dataset.dataset()->classes)
    texts.remove(QString::fromStdString(name));
  return texts;
}

/// The text needs more room than the widget has. Labels that elide have a tooltip for it.
bool isCut(QWidget& widget) {
  if (qobject_cast<ElidedLabel*>(&widget)) return false;
  const auto* label = qobject_cast<QLabel*>(&widget);
  if (label != nullptr && label->wordWrap())
    return label->heightForWidth(label->width()) > label->height();
  const bool shows = (label != nullptr && label->pixmap().isNull()) ||
                     qobject_cast<QAbstractButton*>(&widget) || qobject_cast<QTabBar*>(&widget);
  return shows && isWord(textsOf(widget).values().join(QString())) &&
         widget.sizeHint().width() > widget.width() && widget.width() > size::narrowSideBar;
}

/// What core says, read off its sources: the literals of Sentence::of and Sentence::marked.
QStringList literalsOfCore() {
  static const QRegularExpression said(
      QStringLiteral(
          R"re(Sentence::(?:of|marked)\(\s*(?:R"\((.*?)\)"|((?:"(?:[^"\\]|\\.)*"\s*)+)))re"),
      QRegularExpression::DotMatchesEverythingOption);
  static const QRegularExpression part(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
  QStringList literals;
  for (QDirIterator files(QStringLiteral(POMONA_RESOURCES_DIR "/../core"), {"*.cpp", "*.h"},
                          QDir::Files, QDirIterator::Subdirectories);
       files.hasNext();) {
    QFile file(files.next());
    if (!file.open(QIODevice::ReadOnly)) continue;
    for (auto all = said.globalMatch(QString::fromUtf8(file.readAll())); all.hasNext();) {
      const auto found = all.next();
      auto literal = found.captured(1);
      for (auto parts = part.globalMatch(found.captured(2)); parts.hasNext();)
        literal += parts.next().captured(1).replace("\\\"", "\"");
      literals << literal;
    }
  }
  return literals;
}

/// The numbers of the arguments that a text takes, sorted.
QList<int> placesIn(const QString& text) {
  static const QRegularExpression place(QStringLiteral("\\{(\\d?)\\}"));
  QSet<int> places;
  int next = 0;
  for (auto all = place.globalMatch(text); all.hasNext();) {
    const auto number = all.next().captured(1);
    places << (number.isEmpty() ? next++ : number.toInt());
  }
  auto sorted = places.values();
  std::ranges::sort(sorted);
  return sorted;
}

}  // namespace

class TestLanguage : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_folder;

 private Q_SLOTS:
  void initTestCase() { test::drawnDataset(m_folder / "demo", 3); }

  void germanWindowHasNoEnglishWord() {
    const auto english = textsIn("en", m_folder / "demo");
    QVERIFY(english.contains("Dataset") && english.contains("Appearance"));
    const auto german = textsIn("de", m_folder / "demo");
    QVERIFY(german.contains("Datensatz") && german.contains("Erscheinungsbild"));
    QStringList forgotten;
    for (const auto& text : german)
      if (isWord(text) && english.contains(text) && !isName(text)) forgotten << text;
    QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(QStringLiteral(" | "))));
  }

  void germanWordsAreNotCut_data() {
    QTest::addColumn<QSize>("window");
    QTest::newRow("desktop") << QSize(1280, 800);
    QTest::newRow("small laptop") << QSize(1024, 640);
  }

  void germanWordsAreNotCut() {
    QFETCH(QSize, window);
    const test::Home home;
    Settings().set(settings::language, QStringLiteral("de"));
    test::WindowFixture fixture;
    fixture.window().resize(window);
    QStringList cut;
    for (const bool open : {false, true}) {
      if (open) fixture.open(m_folder / "demo");
      for (int page = 0; page < pageCount; ++page) {
        fixture.context().navigator.go({.page = static_cast<PageId>(page)});
        QCoreApplication::processEvents();
        for (auto* widget : fixture.window().findChildren<QWidget*>())
          if (widget->isVisible() && isCut(*widget))
            cut << fixture.window().currentPage().title() + ": " + widget->objectName() + " " +
                       textsOf(*widget).values().join(QLatin1Char(' '));
      }
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
  }

  void everySentenceOfCoreIsTranslatedWithItsArguments() {
    const test::Home home;
    Settings settings;
    settings.set(settings::language, QStringLiteral("de"));
    const Language installed(settings);
    const auto literals = literalsOfCore();
    QVERIFY(literals.size() > 200);
    QStringList forgotten;
    for (const auto& literal : literals) {
      const auto german = wordsOfCore(std::string_view(literal.toStdString()));
      if (german == literal && !equalWords.contains(literal) && literal != "{}: {}")
        forgotten << literal;
      if (placesIn(german) != placesIn(literal)) forgotten << literal + " | " + german;
    }
    QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u'\n')));
  }

  void sentenceOfCoreIsSaidInTheWindowsLanguage() {
    const test::Home home;
    Settings settings;
    settings.set(settings::language, QStringLiteral("de"));
    const Language installed(settings);
    const auto missing = readImage("/none/apple.jpg").error();
    QVERIFY(wholeSentence(missing.what).startsWith("/none/apple.jpg kann nicht gelesen werden: "));
    TrainingRecipe recipe;
    const auto refused = setRecipeValue(recipe, "patience", "-1").error();
    QCOMPARE(wholeSentence(refused.what), "Patience ist „-1“; erlaubt: 0..10000.");
    const auto text = setRecipeValue(recipe, "validation", "").error();
    QVERIFY(wholeSentence(text.what).endsWith("zwischen 0 und 1."));
    for (const auto& setting : recipeSettings())
      if (!setting.unit.empty()) QVERIFY(wordsOfCore(setting.unit) != toQString(setting.unit));
  }

  void pluralsAreRight() {
    const auto say = [](int count) {
      return QCoreApplication::translate("pomona::ui::PredictionTable", "%Ln image(s)", nullptr,
                                         count);
    };
    for (const auto& [language, one, two] :
         {std::tuple{"en", "1 image", "2 images"}, std::tuple{"de", "1 Bild", "2 Bilder"}}) {
      const test::Home home;
      Settings settings;
      settings.set(settings::language, QLatin1String(language));
      const Language installed(settings);
      QCOMPARE(say(1), QLatin1String(one));
      QCOMPARE(say(2), QLatin1String(two));
    }
  }

  void languageIsChosenInTheMenu() {
    const test::Home home;
    {
      test::WindowFixture fixture;
      const auto* menu = fixture.window().findChild<QMenu*>("languageMenu");
      QVERIFY(menu);
      QVERIFY(menu->actions().front()->isChecked());  // as the system
      for (auto* action : menu->actions())
        if (action->text() == "Deutsch") action->trigger();
      QVERIFY(fixture.shows("bannerText"));
      QVERIFY(!fixture.window().isRestartWanted());
      fixture.click("bannerAction");  // "Restart now"
      QVERIFY(!fixture.window().isVisible());
      QVERIFY(fixture.window().isRestartWanted());
    }
    const test::WindowFixture again;
    QCOMPARE(QCoreApplication::translate("pomona::ui::DatasetPage", "Dataset"), "Datensatz");
  }
};

QTEST_MAIN(TestLanguage)
#include "test_language.moc"
