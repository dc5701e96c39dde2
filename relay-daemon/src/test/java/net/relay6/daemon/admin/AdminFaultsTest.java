package net.relay6.daemon.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.Await;
import net.relay6.settings.AdminSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault of relay6 or of who asks, on the way of an answer, holds no connection. */
class AdminFaultsTest {

  private static final String JSON = "application/json";
  private static final String WORDS = "text/plain";

  /** More than the connections there may be at once. */
  private static final int OFTEN = 40;

  @TempDir private Path folder;
  private final RecordedFaults faults = new RecordedFaults();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {JSON, WORDS})
  void whatCannotBeWrittenIsAnsweredAsAFaultAndReported(String accept)
      throws AdminClient.NoResponse {
    start(Optional.empty(), _ -> AdminResponse.of(new Faulty(1), () -> String.valueOf(provoked())));
    for (int time = 0; time < OFTEN; time++) {
      AdminClient.Reply reply = client().request("GET", "/a", accept);
      assertEquals(500, reply.status());
      assertTrue(reply.body().contains("a fault in relay6; its log shows it"), reply.body());
    }
    assertEquals(OFTEN, faults.all().size());
    assertEquals("the request was GET /a", faults.all().getFirst().getMessage());
    assertTrue(causes(faults.all().getFirst()).contains("provoked"), "the cause is shown");
  }

  private static List<String> causes(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()))
        .map(message -> message.replaceFirst("(?s) \\(.*", ""))
        .toList();
  }

  /** A value that cannot be made into JSON. */
  private record Faulty(int number) {

    /** Called when it is written. */
    @SuppressWarnings("UnusedMethod")
    @Override
    public int number() {
      return provoked();
    }
  }

  private static int provoked() {
    throw new IllegalStateException("provoked");
  }

  @Test
  void aStreamThatFailsEndsAndIsReported() throws AdminClient.NoResponse {
    start(
        Optional.empty(),
        _ -> new AdminResponse.Stream("text/plain", out -> out.write(provoked())));
    for (int time = 0; time < OFTEN; time++) {
      assertEquals("", client().request("GET", "/a", WORDS).body());
    }
    Await.until(() -> faults.all().size() == OFTEN, () -> "each is reported: " + faults.all());
  }

  @Test
  void anErrorReachesWhatEndsTheProcess() {
    Error error = new StackOverflowError("provoked");
    start(
        Optional.empty(),
        _ -> {
          throw error;
        });
    assertThrows(AdminClient.NoResponse.class, () -> client().request("GET", "/a", WORDS));
    Await.until(() -> faults.all().equals(List.of(error)), () -> "it is: " + faults.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a?x=%zz", "/%", "/a?%f"})
  void aTargetThatIsNotWellEscapedIsNoRequest(String target) throws AdminClient.NoResponse {
    start(Optional.empty(), _ -> AdminResponse.text("a"));
    AdminClient.Reply reply = client().request("GET", target, JSON);
    assertEquals(400, reply.status());
    assertTrue(reply.body().contains("that is no HTTP request"), reply.body());
  }

  @Test
  void whoHoldsAllConnectionsOverTcpWithoutAskingKeepsNobodyFromTheAnswer()
      throws IOException, AdminClient.NoResponse {
    AdminSettings.TcpAddress address = freeAddress();
    start(Optional.of(address), _ -> AdminResponse.text("a"));
    List<Socket> idle = new ArrayList<>();
    for (int connection = 0; connection < OFTEN; connection++) {
      idle.add(connect(address));
    }
    assertEquals(-1, idle.getFirst().getInputStream().read(), "the oldest makes room");
    assertEquals("a", client().request("GET", "/a", WORDS).body());
    Socket asker = connect(address);
    asker
        .getOutputStream()
        .write("GET /a HTTP/1.1\r\nHost: [::1]\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    String answer = new String(asker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
  }

  private Socket connect(AdminSettings.TcpAddress address) throws IOException {
    Socket socket = new Socket(address.address(), address.port());
    opened.add(socket);
    return socket;
  }

  private static AdminSettings.TcpAddress freeAddress() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
      return new AdminSettings.TcpAddress(loopback, probe.getLocalPort());
    }
  }

  private void start(Optional<AdminSettings.TcpAddress> address, Resource resource) {
    opened.add(
        AdminServer.start(
            new AdminSettings(
                Optional.of(socket()),
                PosixFilePermissions.fromString("rw-rw----"),
                Optional.empty(),
                address,
                List.of(),
                false,
                false),
            new Router(List.of(Route.open("/a", resource)), faults)));
  }

  private Path socket() {
    return folder.resolve("admin.sock");
  }

  private AdminClient client() {
    return new AdminClient(socket());
  }
}
