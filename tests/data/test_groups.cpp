// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <map>

#include "pomona/groups.h"

using namespace pomona;

namespace {

using Names = std::vector<std::string>;

std::map<std::string, std::string> grouped(const Names& labels, std::string_view spec = "auto") {
  const auto groups = groupLabels(labels, spec);
  std::map<std::string, std::string> map;
  for (std::size_t i = 0; i < labels.size(); ++i) map[labels[i]] = groups.at(i);
  return map;
}

/// The classes of fruits-360, release 2020.05.18.0, and some of later ones.
const Names fruits360{"Apple Braeburn",
                      "Apple Crimson Snow",
                      "Apple Golden 1",
                      "Apple Golden 2",
                      "Apple Granny Smith",
                      "Apple Pink Lady",
                      "Apple Red 1",
                      "Apple Red Delicious",
                      "Apple Red Yellow 1",
                      "Apricot",
                      "Avocado",
                      "Avocado ripe",
                      "Banana",
                      "Banana Lady Finger",
                      "Banana Red",
                      "Beetroot",
                      "Blueberry",
                      "Cabbage white 1",
                      "Cactus fruit",
                      "Cantaloupe 1",
                      "Cantaloupe 2",
                      "Carambula",
                      "Carrot 1",
                      "Cauliflower",
                      "Cherry 1",
                      "Cherry 2",
                      "Cherry Rainier",
                      "Cherry Wax Black",
                      "Chestnut",
                      "Clementine",
                      "Cocos",
                      "Corn",
                      "Corn Husk",
                      "Cucumber Ripe",
                      "Cucumber Ripe 2",
                      "Dates",
                      "Eggplant",
                      "Fig",
                      "Ginger Root",
                      "Granadilla",
                      "Grape Blue",
                      "Grape White",
                      "Grape White 2",
                      "Grapefruit Pink",
                      "Grapefruit White",
                      "Guava",
                      "Hazelnut",
                      "Huckleberry",
                      "Kaki",
                      "Kiwi",
                      "Kohlrabi",
                      "Kumquats",
                      "Lemon",
                      "Lemon Meyer",
                      "Limes",
                      "Lychee",
                      "Mandarine",
                      "Mango",
                      "Mango Red",
                      "Mangostan",
                      "Maracuja",
                      "Melon Piel de Sapo",
                      "Mulberry",
                      "Nectarine",
                      "Nectarine Flat",
                      "Nut Forest",
                      "Nut Pecan",
                      "Onion Red",
                      "Onion Red Peeled",
                      "Onion White",
                      "Orange",
                      "Papaya",
                      "Passion Fruit",
                      "Peach",
                      "Peach 2",
                      "Peach Flat",
                      "Pear",
                      "Pear Abate",
                      "Pear Stone",
                      "Pepino",
                      "Pepper Green",
                      "Pepper Red",
                      "Physalis",
                      "Physalis with Husk",
                      "Pineapple",
                      "Pineapple Mini",
                      "Pitahaya Red",
                      "Plum",
                      "Plum 2",
                      "Pomegranate",
                      "Pomelo Sweetie",
                      "Potato Red",
                      "Potato Red Washed",
                      "Potato Sweet",
                      "Quince",
                      "Rambutan",
                      "Raspberry",
                      "Redcurrant",
                      "Salak",
                      "Strawberry",
                      "Strawberry Wedge",
                      "Tamarillo",
                      "Tangelo",
                      "Tomato 1",
                      "Tomato Cherry Red",
                      "Tomato not Ripened",
                      "Walnut",
                      "Watermelon"};

}  // namespace

class TestGroups : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sumsTheVarietiesOfFruits360() {
    const auto map = grouped(fruits360);
    const std::map<std::string, std::string> expected{{"Apple Braeburn", "Apple"},
                                                      {"Apple Golden 1", "Apple"},
                                                      {"Avocado ripe", "Avocado"},
                                                      {"Avocado", "Avocado"},
                                                      {"Banana Lady Finger", "Banana"},
                                                      {"Cabbage white 1", "Cabbage white"},
                                                      {"Cactus fruit", "Cactus fruit"},
                                                      {"Cantaloupe 2", "Cantaloupe"},
                                                      {"Carrot 1", "Carrot"},
                                                      {"Cherry Wax Black", "Cherry"},
                                                      {"Cherry 1", "Cherry"},
                                                      {"Corn Husk", "Corn"},
                                                      {"Cucumber Ripe 2", "Cucumber Ripe"},
                                                      {"Grape Blue", "Grape"},
                                                      {"Grape White 2", "Grape"},
                                                      {"Grapefruit Pink", "Grapefruit"},
                                                      {"Lemon Meyer", "Lemon"},
                                                      {"Mango", "Mango"},
                                                      {"Mangostan", "Mangostan"},
                                                      {"Melon Piel de Sapo", "Melon Piel de Sapo"},
                                                      {"Nut Forest", "Nut"},
                                                      {"Onion White", "Onion"},
                                                      {"Orange", "Orange"},
                                                      {"Passion Fruit", "Passion Fruit"},
                                                      {"Peach Flat", "Peach"},
                                                      {"Pear Abate", "Pear"},
                                                      {"Pepper Red", "Pepper"},
                                                      {"Pepino", "Pepino"},
                                                      {"Pineapple Mini", "Pineapple"},
                                                      {"Plum 2", "Plum"},
                                                      {"Pomelo Sweetie", "Pomelo Sweetie"},
                                                      {"Potato Sweet", "Potato"},
                                                      {"Redcurrant", "Redcurrant"},
                                                      {"Tomato Cherry Red", "Tomato"},
                                                      {"Watermelon", "Watermelon"}};
    for (const auto& [label, group] : expected) QCOMPARE(map.at(label), group);
  }

  void mindsNeitherUnderscoresNorCase() {
    const auto map = grouped({"apple_golden_1", "Apple Braeburn", "APPLE red", "pear_1", "pear_3"});
    QCOMPARE(map.at("apple_golden_1"), std::string("Apple"));
    QCOMPARE(map.at("Apple Braeburn"), std::string("Apple"));
    QCOMPARE(map.at("APPLE red"), std::string("Apple"));
    QCOMPARE(map.at("pear_3"), std::string("Pear"));
  }

  void callsAGroupByAllFirstWordsThatItShares() {
    const auto map = grouped({"Passion Fruit 1", "passion_fruit_2", "Kiwi"});
    QCOMPARE(map.at("Passion Fruit 1"), std::string("Passion Fruit"));
    QCOMPARE(map.at("passion_fruit_2"), std::string("Passion Fruit"));
  }

  void keepsLabelsThatAreNumbersOrOddlyWritten() {
    const auto map = grouped({"1", "2", "_", " ", "Äpfel rot", "Äpfel grün"});
    QCOMPARE(map.at("1"), std::string("1"));
    QCOMPARE(map.at("2"), std::string("2"));
    QCOMPARE(map.at("_"), std::string("_"));
    QCOMPARE(map.at("Äpfel rot"), std::string("Äpfel"));
  }

  void takesExceptionsToTheRule() {
    const Names labels{"Cantaloupe 1", "Melon Piel de Sapo", "Lemon Meyer",
                       "Limes",        "Apple Red",          "Apple Golden"};
    const auto map = grouped(labels, "Melon=Cantaloupe|melon piel;Sour=Lemon|Limes;Red=Apple_Red");
    QCOMPARE(map.at("Cantaloupe 1"), std::string("Melon"));
    QCOMPARE(map.at("Melon Piel de Sapo"), std::string("Melon"));
    QCOMPARE(map.at("Limes"), std::string("Sour"));
    QCOMPARE(map.at("Lemon Meyer"), std::string("Sour"));
    QCOMPARE(map.at("Apple Red"), std::string("Red"));
    QCOMPARE(map.at("Apple Golden"), std::string("Apple Golden"));
  }

  void groupWithoutALabelIsFound() {
    const Names labels{"Cantaloupe 1", "Apple Red"};
    QVERIFY(unusedGroups(labels, "auto").empty());
    QVERIFY(unusedGroups(labels, "Melon=Cantaloupe|Melon").empty());
    QCOMPARE(unusedGroups(labels, "Melon=Cantalupe;Red=Apple Red"), Names{"Melon"});
  }

  void refusesMalformedExceptions() {
    QVERIFY(checkGroups("auto"));
    QVERIFY(checkGroups("Melon=Cantaloupe|Melon"));
    for (const char* spec : {"", "Melon", "=Melon", "Melon=", "Melon=Cantaloupe|", "A=B;"}) {
      const auto checked = checkGroups(spec);
      QVERIFY2(!checked, spec);
      QCOMPARE(checked.error().code, ErrorCode::InvalidArgument);
    }
  }
};

QTEST_GUILESS_MAIN(TestGroups)
#include "test_groups.moc"
