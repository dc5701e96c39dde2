package net.relay6.daemon.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.relay6.fixtures.lab.Await;
import net.relay6.settings.AdminSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AdminServerTest {

  private static final String JSON = "application/json";
  private static final String WORDS = "text/plain";

  /** How many answers may wait to be read. */
  private static final int ANSWERS_MAX = 4;

  @TempDir private Path folder;
  private final List<AdminServer> servers = new ArrayList<>();

  @AfterEach
  void close() {
    servers.forEach(AdminServer::close);
  }

  @Test
  void sendsAValueAsJsonOrAsText() throws AdminClient.NoResponse {
    start(Route.open("/a", _ -> AdminResponse.of(Map.of("someCount", 1), () -> "one\n")));
    assertEquals(
        new AdminClient.Reply(200, "{\n  \"someCount\" : 1\n}\n"),
        client().request("GET", "/a", JSON));
    assertEquals(new AdminClient.Reply(200, "one\n"), client().request("GET", "/a", WORDS));
  }

  @Test
  void writesRecordsWithKebabCaseNamesAndWithoutWhatIsAbsent() {
    record Told(int someCount, Optional<String> whyNot, Optional<String> thisThere) {}
    assertEquals(
        "{\n  \"some-count\" : 1,\n  \"this-there\" : \"x\"\n}\n",
        Json.write(new Told(1, Optional.empty(), Optional.of("x"))));
  }

  @Test
  void handsParametersAndBodyOn() throws AdminClient.NoResponse {
    start(
        Route.guarded(
            "PUT",
            "/a",
            request -> AdminResponse.text(request.parameter("to").orElse("") + request.body())));
    assertEquals("debug!", client().request("PUT", "/a?to=debug", WORDS, "!").body());
  }

  @Test
  void saysWhatThereIsToWhoAsksForSomethingElse() throws AdminClient.NoResponse {
    start(Route.open("/a", _ -> AdminResponse.text("a")));
    AdminClient.Reply reply = client().request("GET", "/b", WORDS);
    assertEquals(404, reply.status());
    assertEquals("there is no GET /b; there are: GET /a\n", reply.body());
    assertEquals(404, client().request("POST", "/a", WORDS).status());
  }

  @Test
  void survivesAResourceThatFails() throws AdminClient.NoResponse {
    start(
        Route.open(
            "/a",
            _ -> {
              throw new IllegalStateException("provoked");
            }));
    assertEquals(500, client().request("GET", "/a", JSON).status());
    assertEquals(500, client().request("GET", "/a", JSON).status());
  }

  /** The answer may be lost, since the connection ends before all has been read. */
  @Test
  void refusesMoreThanItWillRead() throws AdminClient.NoResponse {
    AtomicInteger asked = new AtomicInteger();
    start(
        Route.guarded(
            "PUT", "/a", _ -> AdminResponse.text(String.valueOf(asked.incrementAndGet()))));
    try {
      assertEquals(413, client().request("PUT", "/a", WORDS, "x".repeat(70_000)).status());
    } catch (AdminClient.NoResponse fault) {
      assertTrue(fault.toString().contains("closed the connection"), fault.toString());
    }
    assertEquals("1", client().request("PUT", "/a", WORDS, "x".repeat(60_000)).body());
  }

  @Test
  void streamsUntilTheBodyEnds() throws AdminClient.NoResponse {
    start(
        Route.guarded(
            "GET",
            "/a",
            _ ->
                new AdminResponse.Stream(
                    "application/octet-stream",
                    out -> {
                      for (int piece = 0; piece < 100; piece++) {
                        out.write(new byte[10_000]);
                      }
                    })));
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    assertEquals(200, client().copy("GET", "/a", JSON, "", received));
    assertEquals(1_000_000, received.size());
  }

  @Test
  void endsABodyWhenTheClientGoes() throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    start(
        Route.guarded(
            "GET",
            "/a",
            _ -> new AdminResponse.Stream("text/plain", out -> waits(out, begun, ended))));
    try (SocketChannel _ = request("GET /a")) {
      assertTrue(begun.await(1, TimeUnit.MINUTES));
    }
    assertTrue(ended.await(1, TimeUnit.MINUTES));
  }

  private static void waits(OutputStream out, CountDownLatch begun, CountDownLatch ended)
      throws IOException, InterruptedException {
    try {
      out.write('x');
      out.flush();
      begun.countDown();
      new CountDownLatch(1).await();
    } finally {
      ended.countDown();
    }
  }

  @Test
  void aLargeAnswerArrivesWhole() throws AdminClient.NoResponse {
    String large = "0123456789abcdef".repeat(100_000) + "ü";
    start(Route.open("/a", _ -> AdminResponse.text(large)));
    assertEquals(new AdminClient.Reply(200, large), client().request("GET", "/a", WORDS));
  }

  @Test
  void makesFewAnswersForClientsThatDoNotRead() throws IOException, AdminClient.NoResponse {
    AtomicInteger made = new AtomicInteger();
    String large = "x".repeat(4 << 20);
    start(
        Route.open(
            "/large",
            _ -> {
              made.incrementAndGet();
              return AdminResponse.text(large);
            }));
    List<SocketChannel> clients = new ArrayList<>();
    for (int client = 0; client < ANSWERS_MAX; client++) {
      clients.add(request("GET /large"));
    }
    Await.until(() -> made.get() == ANSWERS_MAX, () -> made + " answers are made");
    clients.add(request("GET /large"));
    // What is no request needs no answer to be made, and comes after the one before.
    assertEquals(400, client().request("", "", WORDS).status());
    assertEquals(ANSWERS_MAX, made.get());
    clients.getFirst().close();
    Await.until(() -> made.get() == ANSWERS_MAX + 1, () -> "the next answer is made");
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  @Test
  void whoHoldsAllConnectionsOverTcpKeepsNobodyFromTheSocket()
      throws IOException, AdminClient.NoResponse {
    AdminSettings.TcpAddress address = freeAddress();
    start(Optional.of(address), Route.open("/a", _ -> AdminResponse.text("a")));
    List<Socket> idle = new ArrayList<>();
    for (int connection = 0; connection < 40; connection++) {
      idle.add(new Socket(address.address(), address.port()));
    }
    assertEquals("a", client().request("GET", "/a", WORDS).body());
    for (Socket connection : idle) {
      connection.close();
    }
  }

  private SocketChannel request(String line) throws IOException {
    SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
    client.connect(UnixDomainSocketAddress.of(socket()));
    client.write(
        ByteBuffer.wrap((line + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
    return client;
  }

  @Test
  void givesTheSocketItsMode() throws IOException {
    start(Route.open("/a", _ -> AdminResponse.text("a")));
    assertEquals(
        "rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())));
    try (var files = Files.list(socket().getParent())) {
      assertEquals(List.of(socket()), files.toList());
    }
  }

  @Test
  void replacesTheSocketOfADeadRelay() throws IOException, AdminClient.NoResponse {
    Files.createDirectories(socket().getParent());
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket()));
    }
    assertTrue(whyNoAnswer().contains("no longer runs"));
    start(Route.open("/a", _ -> AdminResponse.text("a")));
    assertEquals("a", client().request("GET", "/a", WORDS).body());
  }

  @Test
  void leavesTheSocketOfALivingRelayAndTakesItsPlaceWhenItEnds() throws AdminClient.NoResponse {
    AdminServer first = start(Route.open("/a", _ -> AdminResponse.text("first")));
    start(Route.open("/a", _ -> AdminResponse.text("second")));
    assertEquals("first", client().request("GET", "/a", WORDS).body());
    first.close();
    Await.until(() -> answers("second"), () -> "the second takes the place");
  }

  private boolean answers(String text) {
    try {
      return client().request("GET", "/a", WORDS).body().equals(text);
    } catch (AdminClient.NoResponse _) {
      return false;
    }
  }

  @Test
  void leavesAFileThatIsNoSocketAlone() throws IOException {
    Files.createDirectories(socket().getParent());
    Files.writeString(socket(), "precious");
    start(Route.open("/a", _ -> AdminResponse.text("a")));
    assertEquals("precious", Files.readString(socket()));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void neitherTakesTheSocketOfAProcessThatIsStuckNorWaitsForIt() throws IOException {
    Files.createDirectories(socket().getParent());
    try (ServerSocketChannel stuck = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      stuck.bind(UnixDomainSocketAddress.of(socket()), 1);
      List<SocketChannel> waiting = fill();
      Object before = Files.getAttribute(socket(), "unix:ino");
      start(Route.open("/a", _ -> AdminResponse.text("a")));
      assertEquals(before, Files.getAttribute(socket(), "unix:ino"));
      for (SocketChannel client : waiting) {
        client.close();
      }
    }
  }

  /** Connects until no more connections may wait. */
  private List<SocketChannel> fill() throws IOException {
    List<SocketChannel> waiting = new ArrayList<>();
    try {
      while (true) {
        SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
        waiting.add(client);
        client.configureBlocking(false);
        client.connect(UnixDomainSocketAddress.of(socket()));
      }
    } catch (SocketException _) {
      return waiting;
    }
  }

  @Test
  void takesItsSocketAway() {
    start(Route.open("/a", _ -> AdminResponse.text("a"))).close();
    assertFalse(Files.exists(socket()));
    assertTrue(whyNoAnswer().contains("is relay6 running"));
  }

  @Test
  void servesOverTcpOnlyWhatIsForEverybodyAndOnlyByKnownNames() throws IOException {
    AdminSettings.TcpAddress address = freeAddress();
    start(
        Optional.of(address),
        Route.open("/a", _ -> AdminResponse.text("a")),
        Route.guarded("POST", "/b", _ -> AdminResponse.text("b")));
    assertTrue(overTcp(address, "GET /a", "127.0.0.1").startsWith("HTTP/1.1 200 OK"));
    assertTrue(overTcp(address, "POST /b", "127.0.0.1").startsWith("HTTP/1.1 403 Forbidden"));
    assertTrue(overTcp(address, "GET /c", "127.0.0.1").contains("there are: GET /a\""));
    assertTrue(overTcp(address, "GET /a", "evil.example").startsWith("HTTP/1.1 403 Forbidden"));
  }

  private static AdminSettings.TcpAddress freeAddress() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
      return new AdminSettings.TcpAddress(loopback, probe.getLocalPort());
    }
  }

  private static String overTcp(AdminSettings.TcpAddress address, String request, String host)
      throws IOException {
    try (Socket socket = new Socket(address.address(), address.port())) {
      socket
          .getOutputStream()
          .write(
              "%s HTTP/1.1\r\nHost: %s\r\n\r\n"
                  .formatted(request, host)
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private AdminServer start(Route... routes) {
    return start(Optional.empty(), routes);
  }

  private AdminServer start(Optional<AdminSettings.TcpAddress> address, Route... routes) {
    AdminServer server =
        AdminServer.start(
            new AdminSettings(
                Optional.of(socket()),
                PosixFilePermissions.fromString("rw-rw----"),
                Optional.empty(),
                address,
                List.of(),
                false,
                false),
            new Router(List.of(routes), new RecordedFaults()));
    servers.add(server);
    return server;
  }

  private String whyNoAnswer() {
    return assertThrows(AdminClient.NoResponse.class, () -> client().request("GET", "/a", JSON))
        .toString();
  }

  private Path socket() {
    return folder.resolve("run/admin.sock");
  }

  private AdminClient client() {
    return new AdminClient(socket());
  }
}
