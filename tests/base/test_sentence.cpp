// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "pomona/sentence.h"

using namespace pomona;

class TestSentence : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void englishHasItsArgumentsInPlace() {
    QCOMPARE(Sentence::of("stopped").english(), std::string("stopped"));
    QCOMPARE(Sentence::of("{} of {} files", 3, "ten").english(), std::string("3 of ten files"));
    QCOMPARE(Sentence::of("{0} and {0}", std::filesystem::path("/a b")).english(),
             std::string("/a b and /a b"));
    QCOMPARE(Sentence::of("{} {} {}", 0.1, std::size_t{18446744073709551615U}, -1).english(),
             std::string("0.1 18446744073709551615 -1"));
  }

  void sentencesMayStandInSentences() {
    const auto cause = Sentence::of("it ends after {} bytes", 12);
    const auto whole = Sentence::of("{} is damaged: {}", "a.h5", cause);
    QCOMPARE(whole.english(), std::string("a.h5 is damaged: it ends after 12 bytes"));
    QVERIFY(whole.arguments()[1] == cause);
    QVERIFY(whole.arguments()[0].isVerbatim());
    QVERIFY(whole == Sentence::said("{} is damaged: {}", {Sentence::verbatim("a.h5"), cause}));
  }

  void translationMayTakeAnotherOrder() {
    QCOMPARE(Sentence::filled("{1} kann nicht {0} werden", {"gelesen", "a.h5"}),
             std::string("a.h5 kann nicht gelesen werden"));
  }

  void bracesOfAnArgumentStayAsTheyAre() {
    QCOMPARE(Sentence::of("{} and {}", "{}", "{0}").english(), std::string("{} and {0}"));
    QCOMPARE(Sentence::verbatim("{}").english(), std::string("{}"));
    QCOMPARE(Sentence::filled("{} {7} {x}", {"a"}), std::string("a {7} {x}"));
  }

  void nothingIsSaidByDefault() {
    QVERIFY(Sentence().empty());
    QCOMPARE(Sentence().english(), std::string());
  }
};

QTEST_APPLESS_MAIN(TestSentence)
#include "test_sentence.moc"
