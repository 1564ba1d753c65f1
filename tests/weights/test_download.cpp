// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "base/file.h"
#include "base/hash.h"
#include "support/file_size_limit.h"
#include "support/http_server.h"
#include "support/support.h"
#include "weights/download.h"

using namespace pomona;
using test::HttpReply;
using test::HttpRequest;
using test::HttpServer;
using test::serveFile;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t size = 300'000;

/// Bytes that no part of repeats.
std::string makeContent(unsigned seed) {
  std::string content(size, '\0');
  std::uint32_t state = seed;
  for (char& byte : content) {
    state = state * 1'664'525 + 1'013'904'223;
    byte = static_cast<char>(state >> 24U);
  }
  return content;
}

/// Makes $SSL_CERT_FILE name a file with this certificate, for as long as it lives.
class TrustedCertificates {
 public:
  TrustedCertificates(const fs::path& file, const test::TlsIdentity& trusted) {
    std::ofstream(file) << trusted.certificate();
    qputenv("SSL_CERT_FILE", file.c_str());
  }
  ~TrustedCertificates() { qunsetenv("SSL_CERT_FILE"); }
  TrustedCertificates(const TrustedCertificates&) = delete;
  TrustedCertificates& operator=(const TrustedCertificates&) = delete;
};

}  // namespace

/// A download against servers that behave well and badly. No test waits between two attempts.
class TestDownload : public QObject {
  Q_OBJECT

  std::unique_ptr<test::TemporaryFolder> m_folder;
  const std::string m_content = makeContent(1);
  std::string m_md5;
  std::vector<std::chrono::milliseconds> m_pauses;
  std::vector<Progress> m_progress;

  fs::path file() const { return *m_folder / "weights.h5"; }
  fs::path part() const { return *m_folder / "weights.h5.part"; }
  std::string there(const fs::path& path) const { return readText(path).value_or("none"); }
  DownloadRequest request(const HttpServer& server) const {
    return {server.url("weights.h5"), file(), size, m_md5};
  }
  Patience patience() {
    return {.connect = std::chrono::seconds(5),
            .stalled = std::chrono::seconds(1),
            .pause = [this](auto time, const auto&) { m_pauses.push_back(time); }};
  }
  Result<void> fetch(const DownloadRequest& what, const std::stop_token& stop = {}) {
    return download(
        what, [this](const Progress& progress) { m_progress.push_back(progress); }, stop,
        patience());
  }
  Result<void> fetch(const HttpServer& server) { return fetch(request(server)); }

  /// The file of an earlier day, which nothing but the whole new one may replace.
  void layOldFile() const { std::ofstream(file()) << "old"; }
  bool oldFileIsUntouched() const { return there(file()) == "old"; }

 private Q_SLOTS:
  void initTestCase() {
    const test::TemporaryFolder folder;
    writeFile(folder / "content", std::string_view(m_content)).value();
    m_md5 = md5File(folder / "content").value();
    for (const auto* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
      qunsetenv(name);
  }
  void init() {
    m_folder = std::make_unique<test::TemporaryFolder>();
    m_pauses.clear();
    m_progress.clear();
  }

  void wholeFileArrivesAndProgressCountsItsBytes() {
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    layOldFile();
    const auto done = fetch(server);
    QVERIFY2(done, done ? "" : done.error().message().c_str());
    QVERIFY(there(file()) == m_content);
    QVERIFY(!fs::exists(part()));
    QCOMPARE(m_progress.back().done, size);
    QCOMPARE(m_progress.back().total, size);
    QVERIFY(m_pauses.empty());
    QVERIFY((fs::status(file()).permissions() & fs::perms::owner_exec) == fs::perms::none);
  }

  void cutConnectionGoesOnWhereItEnded() {
    const HttpServer server([this](const HttpRequest& r) {
      auto reply = serveFile(r, m_content);
      reply.cutAfter = 70'000;
      return reply;
    });
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    const auto requests = server.requests();
    QCOMPARE(requests.size(), 5U);
    QVERIFY(requests[0].header("range").empty());
    QCOMPARE(requests[1].header("range"), std::string("bytes=70000-"));
    QCOMPARE(requests[1].header("if-range"), std::string("\"one\""));
    QCOMPARE(requests[4].header("range"), std::string("bytes=280000-"));
  }

  void nextProgramGoesOnWhereTheLastOneEnded() {
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    std::ofstream(part(), std::ios::binary) << m_content.substr(0, 200'000);
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(server.requests().size(), 1U);
    QCOMPARE(server.requests()[0].rangeBegin(), 200'000U);
    QCOMPARE(m_progress.front().start, 200'000U);
  }

  void wholePartFileNeedsNoServer() {
    std::ofstream(part(), std::ios::binary) << m_content;
    QVERIFY(fetch({"http://127.0.0.1:9/weights.h5", file(), size, m_md5}));
    QVERIFY(there(file()) == m_content);
  }

  void wrongPartFileIsThrownAwayAndFetchedAnew_data() {
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("other bytes") << QByteArray(200'000, 'x');
    QTest::newRow("whole, other bytes") << QByteArray(size, 'x');
    QTest::newRow("too long") << QByteArray(size + 1, 'x');
  }
  void wrongPartFileIsThrownAwayAndFetchedAnew() {
    QFETCH(const QByteArray, left);
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    std::ofstream(part(), std::ios::binary) << left.toStdString();
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
  }

  void fileThatChangedMeanwhileBeginsAnew() {
    std::atomic<int> asked = 0;
    const auto other = makeContent(2);
    const HttpServer server([&](const HttpRequest& r) {
      if (++asked > 1) return serveFile(r, m_content, "\"two\"");
      auto reply = serveFile(r, other, "\"one\"");
      reply.cutAfter = 100'000;
      return reply;
    });
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(asked.load(), 2);
  }

  void serverWithoutRangesBeginsAnew() {
    std::atomic<int> asked = 0;
    const HttpServer server([&](const HttpRequest&) {
      return HttpReply{.body = m_content, .cutAfter = ++asked < 4 ? 100'000U : size};
    });
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(asked.load(), 4);
  }

  void serverThatAnswersAnotherRangeIsAskedAnew() {
    const HttpServer server([&](const HttpRequest& r) {
      if (r.rangeBegin() == 0) return serveFile(r, m_content);
      return HttpReply{.status = 206,
                       .headers = {{"Content-Range", "bytes 7-299999/300000"}},
                       .body = m_content.substr(r.rangeBegin())};
    });
    std::ofstream(part(), std::ios::binary) << m_content.substr(0, 100'000);
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
  }

  void serverThatNeverFinishesIsGivenUpAndThePartIsKept() {
    const HttpServer server(
        [&](const HttpRequest&) { return HttpReply{.body = m_content, .cutAfter = 100'000}; });
    layOldFile();
    const auto done = fetch(server);
    QVERIFY(!done && done.error().code == ErrorCode::Unreachable);
    QVERIFY(oldFileIsUntouched());
    QVERIFY(there(part()) == m_content.substr(0, 100'000));
    QCOMPARE(server.requests().size(), 6U);  // one that brought something, five that did not
  }

  void pausesGrowAndDiffer() {
    const HttpServer server([](const HttpRequest&) { return HttpReply{.status = 503}; });
    QVERIFY(!fetch(server));
    QCOMPARE(m_pauses.size(), 4U);
    for (std::size_t i = 0; i < m_pauses.size(); ++i) {
      const auto longest = std::chrono::seconds(2) * (1 << i);
      QVERIFY(m_pauses[i] >= longest / 2 && m_pauses[i] <= longest);
    }
  }

  void passingTroubleOfTheServerIsWaitedOut() {
    std::atomic<int> asked = 0;
    const HttpServer server([&](const HttpRequest& r) {
      const int number = asked++;
      constexpr std::array statuses{500, 429, 503};
      return number < 3 ? HttpReply{.status = statuses[static_cast<std::size_t>(number)]}
                        : serveFile(r, m_content);
    });
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
  }

  void missingFileIsSaidAtOnce() {
    const HttpServer server(
        [](const HttpRequest&) { return HttpReply{.status = 404, .body = "<html>no</html>"}; });
    layOldFile();
    const auto done = fetch(server);
    QVERIFY(!done && done.error().code == ErrorCode::Unreachable);
    QVERIFY(done.error().message().contains("404"));
    QVERIFY(done.error().message().contains("weights.h5"));
    QCOMPARE(server.requests().size(), 1U);
    QVERIFY(oldFileIsUntouched());
    QVERIFY(!fs::exists(part()));
  }

  void otherContentIsRefusedAndNothingOfItKept_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("saysLength");
    const auto other = QByteArray::fromStdString(makeContent(3));
    QTest::newRow("as long, other bytes") << other << true;
    QTest::newRow("longer") << QByteArray::fromStdString(m_content) + "more" << true;
    QTest::newRow("longer, without saying") << QByteArray::fromStdString(m_content) + "x" << false;
    QTest::newRow("a page that says something else") << QByteArray("<html>Log in</html>") << true;
  }
  void otherContentIsRefusedAndNothingOfItKept() {
    QFETCH(const QByteArray, body);
    QFETCH(const bool, saysLength);
    const HttpServer server([&](const HttpRequest&) {
      return HttpReply{.body = body.toStdString(), .saysLength = saysLength};
    });
    layOldFile();
    const auto done = fetch(server);
    QVERIFY(!done && done.error().code == ErrorCode::FileDamaged);
    QVERIFY(done.error().message().contains("weights.h5"));
    QVERIFY(oldFileIsUntouched());
    QVERIFY(!fs::exists(part()));
    QCOMPARE(server.requests().size(), 1U);
  }

  void pageInBetweenDoesNotCostThePart() {
    const HttpServer server([](const HttpRequest&) { return HttpReply{.body = "<html></html>"}; });
    std::ofstream(part(), std::ios::binary) << m_content.substr(0, 100'000);
    QVERIFY(!fetch(server));
    QVERIFY(there(part()) == m_content.substr(0, 100'000));
  }

  void redirectsAreFollowedWithTheRange() {
    const HttpServer target([this](const HttpRequest& r) { return serveFile(r, m_content); });
    const HttpServer server([&](const HttpRequest&) {
      return HttpReply{.status = 302, .headers = {{"Location", target.url("elsewhere")}}};
    });
    std::ofstream(part(), std::ios::binary) << m_content.substr(0, 100'000);
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(target.requests().at(0).target, std::string("/elsewhere"));
    QCOMPARE(target.requests().at(0).rangeBegin(), 100'000U);
  }

  void redirectsInACircleEnd() {
    const HttpServer server([](const HttpRequest& r) {
      return HttpReply{.status = 302, .headers = {{"Location", r.target}}};
    });
    const auto done = fetch(server);
    QVERIFY(!done && done.error().code == ErrorCode::Unreachable);
    QVERIFY(m_pauses.empty());
  }

  void redirectToAnotherProtocolIsNotFollowed() {
    const HttpServer server([](const HttpRequest&) {
      return HttpReply{.status = 302, .headers = {{"Location", "file:///etc/passwd"}}};
    });
    QVERIFY(!fetch(server));
    QVERIFY(!fs::exists(part()));
  }

  void slowServerIsWaitedForAsLongAsItSends() {
    const HttpServer server([this](const HttpRequest& r) {
      auto reply = serveFile(r, m_content);
      reply.pieces = 4'000;  // 75 pieces, 20 ms apart: longer than a stalled one is waited for
      return reply;
    });
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(server.requests().size(), 1U);
  }

  void silentServerIsLeftAndAskedAgain() {
    std::atomic<int> asked = 0;
    const HttpServer server([&](const HttpRequest& r) {
      auto reply = serveFile(r, m_content);
      reply.stalls = ++asked == 1;
      if (reply.stalls) reply.cutAfter = 50'000;
      return reply;
    });
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(server.requests().at(1).rangeBegin(), 50'000U);
  }

  void cancelKeepsWhatIsThere() {
    const HttpServer server([this](const HttpRequest& r) {
      auto reply = serveFile(r, m_content);
      reply.cutAfter = 50'000;
      reply.stalls = true;
      return reply;
    });
    layOldFile();
    std::stop_source stop;
    const auto done = download(request(server),
                               [&](const Progress& progress) {
                                 if (progress.done == 50'000) stop.request_stop();
                               },
                               stop.get_token(), {});
    QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
    QVERIFY(there(part()) == m_content.substr(0, 50'000));
    QVERIFY(oldFileIsUntouched());
  }

  void cancelEndsAPause() {
    std::stop_source stop;
    const HttpServer server([&](const HttpRequest&) { return HttpReply{.status = 503}; });
    auto impatient = patience();
    impatient.pause = [&](auto, const auto&) { stop.request_stop(); };
    const auto done = download(request(server), {}, stop.get_token(), impatient);
    QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
    QCOMPARE(server.requests().size(), 1U);
    QVERIFY(!fs::exists(part()));
  }

  void withoutConnectionItSaysSoAtOnce_data() {
    QTest::addColumn<QString>("url");
    QTest::newRow("no such host") << "http://pomona.invalid/weights.h5";
    QTest::newRow("nobody listens") << "http://127.0.0.1:9/weights.h5";
  }
  void withoutConnectionItSaysSoAtOnce() {
    QFETCH(const QString, url);
    const auto done = fetch({url.toStdString(), file(), size, m_md5});
    QVERIFY(!done && done.error().code == ErrorCode::Unreachable);
    QVERIFY(done.error().message().contains("no connection"));
    QVERIFY(m_pauses.empty());
    QVERIFY(!fs::exists(part()));
  }

  /// As OpenSSL's when the other side has hung up.
  void signalOfABrokenPipeDoesNotEndTheProgram() {
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    const auto done = download(
        request(server), [](const Progress&) { pthread_kill(pthread_self(), SIGPIPE); }, {},
        patience());
    QVERIFY(done);
    QVERIFY(there(file()) == m_content);
    sigset_t left;
    QCOMPARE(sigpending(&left), 0);
    QCOMPARE(sigismember(&left, SIGPIPE), 0);
    QCOMPARE(pthread_sigmask(SIG_BLOCK, nullptr, &left), 0);
    QCOMPARE(sigismember(&left, SIGPIPE), 0);
  }

  void cutConnectionWithTlsGoesOnWhereItEnded() {
    const test::TlsIdentity school("IP:127.0.0.1");
    const HttpServer server(
        [this](const HttpRequest& r) {
          auto reply = serveFile(r, m_content);
          reply.cutAfter = 70'000;
          return reply;
        },
        &school);
    const TrustedCertificates trusted(*m_folder / "school.pem", school);
    QVERIFY(fetch(server));
    QVERIFY(there(file()) == m_content);
    QCOMPARE(server.requests().at(4).rangeBegin(), 280'000U);
  }

  void certificateOfAnUnknownAuthorityIsRefused() {
    const test::TlsIdentity stranger("IP:127.0.0.1");
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); },
                            &stranger);
    layOldFile();
    const auto done = fetch(server);
    QVERIFY(!done && done.error().code == ErrorCode::Unreachable);
    QVERIFY2(done.error().message().contains("certificate is not trusted"),
             done.error().message().c_str());
    QVERIFY(done.error().message().contains("SSL_CERT_FILE"));
    QVERIFY(server.requests().empty());  // it never heard what was wanted
    QVERIFY(m_pauses.empty());
    QVERIFY(oldFileIsUntouched());
    QVERIFY(!fs::exists(part()));
  }

  void certificatesOfTheEnvironmentAreTrusted() {
    const test::TlsIdentity school("IP:127.0.0.1");
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); },
                            &school);
    const TrustedCertificates trusted(*m_folder / "school.pem", school);
    const auto done = fetch(server);
    QVERIFY2(done, done ? "" : done.error().message().c_str());
    QVERIFY(there(file()) == m_content);
  }

  void trustedCertificateOfAnotherServerIsRefused() {
    const test::TlsIdentity other("DNS:example.org");
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); },
                            &other);
    const TrustedCertificates trusted(*m_folder / "other.pem", other);
    const auto done = fetch(server);
    QVERIFY(!done && done.error().message().contains("certificate is not trusted"));
    QVERIFY(server.requests().empty());
  }

  void redirectOutOfTlsIsNotFollowed() {
    const test::TlsIdentity school("IP:127.0.0.1");
    const HttpServer open([this](const HttpRequest& r) { return serveFile(r, m_content); });
    const HttpServer server(
        [&](const HttpRequest&) {
          return HttpReply{.status = 302, .headers = {{"Location", open.url("weights.h5")}}};
        },
        &school);
    const TrustedCertificates trusted(*m_folder / "school.pem", school);
    QVERIFY(!fetch(server));
    QCOMPARE(server.requests().size(), 1U);
    QVERIFY(open.requests().empty());
  }

  void missingFileOfCertificatesIsSaid() {
    const test::TlsIdentity school("IP:127.0.0.1");
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); },
                            &school);
    qputenv("SSL_CERT_FILE", "/nowhere/none.pem");
    const auto done = fetch(server);
    qunsetenv("SSL_CERT_FILE");
    QVERIFY(!done);
    QVERIFY2(done.error().message().contains("/nowhere/none.pem"), done.error().message().c_str());
    QVERIFY(done.error().message().contains("install ca-certificates"));
  }

  void proxyOfTheEnvironmentIsAsked() {
    const HttpServer proxy([this](const HttpRequest& r) { return serveFile(r, m_content); });
    qputenv("http_proxy", proxy.url().c_str());
    const auto done = fetch({"http://pomona.invalid/weights.h5", file(), size, m_md5});
    qunsetenv("http_proxy");
    QVERIFY(done);
    QCOMPARE(proxy.requests().at(0).target, std::string("http://pomona.invalid/weights.h5"));
  }

  void fullDiskIsSaidAndWhatFittedIsKept() {
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    layOldFile();
    Result<void> done;
    {
      const test::FileSizeLimit limit(100'000);
      done = fetch(server);
    }
    QVERIFY(!done && done.error().code == ErrorCode::NotWritable);
    QVERIFY(oldFileIsUntouched());
    QCOMPARE(fs::file_size(part()), 100'000U);
    QVERIFY(fetch(server));  // there is room again
    QVERIFY(there(file()) == m_content);
    QCOMPARE(server.requests().at(1).rangeBegin(), 100'000U);
  }

  void deviceWithoutSpaceIsSaid() {
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    fs::create_symlink("/dev/full", part());
    const auto done = fetch(server);
    QVERIFY(!done && done.error().code == ErrorCode::DiskFull);
    QVERIFY(!fs::exists(file()));
  }

  void fileThatCannotFitIsNotBegun() {
    const HttpServer server([this](const HttpRequest& r) { return serveFile(r, m_content); });
    const auto done = fetch({server.url("weights.h5"), file(), std::uint64_t{1} << 60, m_md5});
    QVERIFY(!done && done.error().code == ErrorCode::DiskFull);
    QVERIFY(server.requests().empty());
  }

  void folderThatCannotBeWrittenIsSaid() {
    const auto done =
        fetch({"http://127.0.0.1:9/weights.h5", *m_folder / "none" / "weights.h5", size, m_md5});
    QVERIFY(!done);
    QVERIFY(done.error().message().contains("weights.h5"));
  }

  void twoAtOnceDoNotMix() {
    std::atomic<bool> busy = false;
    const HttpServer server([&](const HttpRequest& r) { return serveFile(r, m_content); });
    const auto first = download(
        request(server),
        [&](const Progress&) {
          const auto second = download(request(server), {}, {}, {});
          busy = !second && second.error().code == ErrorCode::Busy;
        },
        {}, patience());
    QVERIFY(busy);
    QVERIFY(first);
    QVERIFY(there(file()) == m_content);
  }
};

QTEST_APPLESS_MAIN(TestDownload)
#include "test_download.moc"
