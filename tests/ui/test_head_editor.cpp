// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPainter>
#include <QPixmapCache>
#include <QPushButton>
#include <QToolButton>

#include "ui/controllers/text.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/icons.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

namespace {

void addLayer(test::WindowFixture& fixture, const char* name) {
  for (auto* action : fixture.find<QPushButton>("addHeadLayer").menu()->actions())
    if (action->text() == QLatin1String(name)) return action->trigger();
  qFatal("no layer %s", name);
}

QString headOf(test::WindowFixture& fixture) {
  return toQString(toString(fixture.context().recipe.recipe().head));
}

/// New rows get their place with the next events.
bool laidOut(test::WindowFixture& fixture, const char* button) {
  return fixture.shows(button) && fixture.find<QToolButton>(button).height() > 0;
}

void showTrain(test::WindowFixture& fixture) {
  fixture.context().navigator.go({.page = PageId::Train});
  for (auto* fold : fixture.window().findChildren<FoldOut*>()) fold->setOpen(true);
}

}  // namespace

class TestHeadEditor : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void layersAreAddedTunedMovedAndRemoved() {
    const test::Home home;
    test::WindowFixture fixture;
    showTrain(fixture);
    QCOMPARE(headOf(fixture), QStringLiteral("gap"));
    addLayer(fixture, "Dense");
    addLayer(fixture, "Dropout");
    addLayer(fixture, "BatchNorm");
    QCOMPARE(headOf(fixture), QStringLiteral("gap,dense:256:relu,dropout:0.3,batchnorm"));
    QTRY_VERIFY(laidOut(fixture, "head_up_2"));
    fixture.find<QDoubleSpinBox>("head_number_0").setValue(128);
    fixture.find<QDoubleSpinBox>("head_number_1").setValue(0.45);
    fixture.click("head_relu_0");
    QCOMPARE(headOf(fixture), QStringLiteral("gap,dense:128,dropout:0.45,batchnorm"));
    fixture.click("head_up_2");
    QCOMPARE(headOf(fixture), QStringLiteral("gap,dense:128,batchnorm,dropout:0.45"));
    QTRY_VERIFY(laidOut(fixture, "head_remove_0"));
    fixture.click("head_remove_0");
    QCOMPARE(headOf(fixture), QStringLiteral("gap,batchnorm,dropout:0.45"));
    QTRY_VERIFY(laidOut(fixture, "head_up_0"));
    QVERIFY(!fixture.find<QToolButton>("head_up_0").isEnabled());
  }

  /// An icon that was drawn squeezed once, while a section unfolded, stayed squeezed.
  void iconsAreWholeAfterTheyWereSqueezed() {
    const auto drawn = [](const QSize& size) {
      QPixmap canvas(size);
      canvas.fill(Qt::transparent);
      QPainter painter(&canvas);
      icon(QStringLiteral("close")).paint(&painter, canvas.rect());
      painter.end();
      return canvas.toImage();
    };
    QPixmapCache::clear();
    const auto whole = drawn({16, 16});
    QPixmapCache::clear();
    drawn({16, 1});
    QCOMPARE(drawn({16, 16}), whole);
  }

  void editorFollowsTheRecipe() {
    const test::Home home;
    test::WindowFixture fixture;
    showTrain(fixture);
    auto recipe = fixture.context().recipe.recipe();
    QVERIFY(setRecipeValue(recipe, "head", "flatten,dense:64:relu"));
    fixture.context().recipe.setRecipe(recipe);
    QCOMPARE(fixture.find<QComboBox>("head").currentIndex(), 0);
    QTRY_VERIFY(fixture.shows("head_number_0"));
    QCOMPARE(fixture.find<QDoubleSpinBox>("head_number_0").value(), 64.0);
    QVERIFY(fixture.find<QCheckBox>("head_relu_0").isChecked());
    QVERIFY(!fixture.shows("head_number_1"));
  }
};

QTEST_MAIN(TestHeadEditor)
#include "test_head_editor.moc"
