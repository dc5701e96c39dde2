package net.relay6.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.AdminServer;
import net.relay6.daemon.admin.RecordedFaults;
import net.relay6.daemon.admin.Route;
import net.relay6.daemon.admin.Router;
import net.relay6.daemon.history.History;
import net.relay6.daemon.history.Recorder;
import net.relay6.daemon.history.WatchedRelay;
import net.relay6.daemon.resource.HistoryResource;
import net.relay6.daemon.resource.PageResource;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.settings.AdminSettings;

/**
 * The page of a relay whose last day passes in a moment: it relays, its observer says what is said
 * here, and the clock is a test's. Of beta nothing comes from the 600th to the 640th minute, and
 * alpha is slow for the last 40. What the page asks beside the history is in files.
 */
final class BrowsedDay implements AutoCloseable {

  private static final int DAY = 1440;
  private static final int SILENT_FROM = 600;
  private static final int SILENT_TO = 640;
  private static final int SLOW_FROM = 1400;
  private static final int WITHIN_5_MS = 4;
  private static final int WITHIN_10_MS = 5;
  private static final int WITHIN_1100_MS = 14;
  private static final Pattern SECONDS_AGO = Pattern.compile("@-(\\d+)@");

  private final Instant end;
  private final WatchedRelay watched;
  private final History history = new History();
  private final AdminSettings.TcpAddress address = freeAddress();
  private final AdminServer server;

  /** A day that ends at {@code end}. */
  BrowsedDay(Instant end) {
    this.end = end;
    watched = new WatchedRelay(end.minus(Duration.ofMinutes(DAY)));
    Recorder recorder = watched.recorder(history);
    for (int minute = 1; minute <= DAY; minute++) {
      live(minute);
      watched.pass(Duration.ofMinutes(1));
      recorder.recordMinute();
    }
    List<Route> routes = new ArrayList<>(PageResource.routes());
    routes.add(Route.open("/history", new HistoryResource(history)));
    for (String name : List.of("status", "findings", "server-set", "servers", "links")) {
      routes.add(Route.open("/" + name, _ -> read(name)));
    }
    server =
        AdminServer.start(
            new AdminSettings(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(address),
                List.of(),
                false,
                false),
            new Router(routes, new RecordedFaults()));
  }

  private void live(int minute) {
    boolean silent = minute > SILENT_FROM && minute <= SILENT_TO;
    boolean slow = minute > SLOW_FROM;
    // More by day than by night, and a wave that makes lines differ.
    int clients = 6 - (int) Math.round(4 * Math.cos(2 * Math.PI * minute / DAY)) + minute % 7 / 3;
    for (int client = 0; client < clients; client++) {
      watched.relay().receive(1, minute * 16 + client);
      watched.relay().answer(2, 0);
      if (!silent) {
        watched.relay().answer(2, 1);
      }
    }
    if (minute % 200 == 0) {
      watched.relay().receive(2, minute);
    }
    watched.respond("alpha", slow ? WITHIN_1100_MS : WITHIN_5_MS, clients);
    watched.respond("beta", WITHIN_10_MS, silent ? 0 : clients);
    watched.win(minute % 3 == 0 && !silent ? "beta" : "alpha", clients / 3);
    watched.lease("alpha", 700 + minute / 12);
    watched.lease("beta", silent ? 560 - (minute - SILENT_FROM) : 520 + minute / 16);
    if (minute == SILENT_FROM + 2) {
      watched.open(FindingCode.SERVER_SILENT, Subject.of("beta"));
    }
    if (minute == SILENT_TO) {
      watched.close();
    }
    if (minute == SLOW_FROM + 1) {
      watched.open(FindingCode.ADVERTISE_TOO_LATE, Subject.of("alpha", "lan0"));
    }
  }

  private AdminResponse read(String name) {
    try (InputStream file =
        Objects.requireNonNull(BrowsedDay.class.getResourceAsStream("/page/" + name + ".json"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new AdminResponse.Text(
          AdminResponse.GOOD,
          "application/json",
          SECONDS_AGO
              .matcher(text)
              .replaceAll(ago -> end.minusSeconds(Long.parseLong(ago.group(1))).toString()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static AdminSettings.TcpAddress freeAddress() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new AdminSettings.TcpAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Where a browser finds it. */
  String page() {
    return "http://localhost:%d/".formatted(address.port());
  }

  @Override
  public void close() {
    server.close();
  }
}
