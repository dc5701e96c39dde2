package net.relay6.cli.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Json;
import net.relay6.daemon.events.FindingEvents;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.reload.Reload;
import net.relay6.daemon.reload.ReloadOutcome;
import net.relay6.daemon.resource.ReloadResource;
import net.relay6.daemon.service.Supervisor;
import net.relay6.daemon.view.SampleReport;
import net.relay6.observer.TimeBase;
import net.relay6.planning.model.Warning;
import net.relay6.runtime.Reloaded;
import net.relay6.settings.LogSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsChange;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** All that a reload changes, or nothing: with a fault at each step on the way. */
class ReloadTest {

  @TempDir private Path folder = Path.of("");

  private final LogOption log = new LogOption();
  private final FindingEvents events =
      new FindingEvents("gw1", () -> new TimeBase(0, Instant.EPOCH));
  private final List<String> done = new ArrayList<>();
  private final LogSettings.Level levelBefore = LogOutput.level();
  private final AtomicReference<LoadedSettings> loaded = new AtomicReference<>();
  private final AtomicReference<RelaySettings> relay = new AtomicReference<>();
  private Optional<Step> failing = Optional.empty();

  /** Where a fault can be. */
  enum Step {
    FIRST_IS_MADE_READY,
    LAST_IS_MADE_READY,
    THE_RELAY_PLANS,
    FIRST_IS_APPLIED,
    LAST_IS_APPLIED,
    THE_RELAY_FOLLOWS
  }

  @BeforeEach
  void begin() throws IOException {
    LoadedSettings first = load("before.json", "warn");
    log.apply(first.settings().log());
    events.apply(first.settings().serverSet());
    loaded.set(first);
    relay.set(first.settings());
    LogOutput.level(LogSettings.Level.DEBUG);
    load("after.json", "error");
  }

  @AfterEach
  void end() {
    LogOutput.level(levelBefore);
  }

  @Test
  void everythingIsInForceAtOnce() throws IOException {
    assertInstanceOf(ReloadOutcome.InForce.class, reload().run());
    assertEquals(LogSettings.Level.ERROR, LogOutput.level());
    assertEquals(LogSettings.Level.ERROR, loaded.get().settings().log().level());
    assertSame(loaded.get().settings(), relay.get());
    assertEquals(
        List.of(
            "first made ready",
            "last made ready",
            "relay plans",
            "first applied",
            "last applied",
            "relay follows",
            "first finished",
            "last finished"),
        done);
    assertFindingsGoTo("after.json");
  }

  @Test
  void whatDoesNotWorkAsHopedIsToldWithItsLine() throws InterruptedException {
    AdminResponse response =
        new ReloadResource(reload()::run).respond(AdminRequest.of("POST", "/reload"));
    AdminResponse.Value told = assertInstanceOf(AdminResponse.Value.class, response);
    List<String> lines = told.text().get().lines().toList();
    assertEquals(
        List.of(
            "WARNING: " + file() + ":2: server alpha: no route leads there",
            "WARNING: " + file() + ":3: link lan0: it is down",
            "WARNING: the machine is small"),
        lines.subList(1, lines.size()));
    assertTrue(lines.getFirst().startsWith("reloaded " + file() + ": "), lines.getFirst());
    String json = Json.line(told.value());
    assertTrue(json.contains("\"origin\":\"" + file() + ":3\""), json);
    assertTrue(json.contains("\"path\":\"relay6.links[lan0].interface\""), json);
    assertTrue(json.contains("\"message\":\"link lan0: it is down\""), json);
  }

  @Test
  void whoReloadsByASignalFindsThatInTheLog() throws IOException {
    load("after.json", "warn");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(Reload.class);
    logger.addAppender(appender);
    appender.start();
    reload().runUnanswered();
    logger.detachAppender(appender);
    List<String> lines =
        appender.list.stream()
            .map(event -> event.getLevel() + " " + event.getFormattedMessage())
            .toList();
    assertEquals(
        List.of(
            "WARN " + file() + ":2: server alpha: no route leads there",
            "WARN " + file() + ":3: link lan0: it is down",
            "WARN the machine is small"),
        lines);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aFaultOnTheWayLeavesEverythingAsItWas(Step step) throws IOException {
    LoadedSettings before = loaded.get();
    failing = Optional.of(step);
    ReloadOutcome.Failed outcome = assertInstanceOf(ReloadOutcome.Failed.class, reload().run());
    assertEquals(
        ("not reloaded: a fault in relay6, java.lang.IllegalStateException: %s; the previous"
                + " configuration of %s stays in force")
            .formatted(step, before.file()),
        outcome.toString());
    assertSame(before, loaded.get());
    assertSame(before.settings(), relay.get());
    assertEquals(LogSettings.Level.DEBUG, LogOutput.level());
    assertTrue(done.stream().noneMatch(what -> what.endsWith("finished")), done.toString());
    assertFindingsGoTo("before.json");
  }

  @Test
  void afterAFaultTheNextReloadSucceeds() throws IOException {
    failing = Optional.of(Step.LAST_IS_APPLIED);
    Reload reload = reload();
    assertInstanceOf(ReloadOutcome.Failed.class, reload.run());
    failing = Optional.empty();
    assertInstanceOf(ReloadOutcome.InForce.class, reload.run());
    assertFindingsGoTo("after.json");
  }

  @Test
  void aMistakeChangesNothingAndNothingIsMadeReady() throws IOException {
    LoadedSettings before = loaded.get();
    Files.writeString(file(), "relay6 { serfers {} }");
    assertInstanceOf(ReloadOutcome.Wrong.class, reload().run());
    assertSame(before, loaded.get());
    assertEquals(List.of(), done);
    assertEquals(LogSettings.Level.DEBUG, LogOutput.level());
  }

  @Test
  void whoAsksOverHttpIsToldThatItIsAFaultOfRelay6() throws InterruptedException {
    failing = Optional.of(Step.THE_RELAY_PLANS);
    AdminResponse response =
        new ReloadResource(reload()::run).respond(AdminRequest.of("POST", "/reload"));
    AdminResponse.Refused refused = assertInstanceOf(AdminResponse.Refused.class, response);
    assertEquals(AdminResponse.FAULT, refused.status());
    assertTrue(refused.message().startsWith("not reloaded: a fault in relay6"), refused.message());
  }

  private Reload reload() {
    return new Reload(
        file(),
        this::reloadRelay,
        () -> "relaying",
        List.of(
            step("first", Step.FIRST_IS_MADE_READY, Step.FIRST_IS_APPLIED),
            next -> log.step(next.log()),
            next -> {
              FindingEvents.Targets targets = events.plan(next.serverSet());
              return new Reload.Step(targets::apply, targets::undo, targets::finish);
            },
            step("last", Step.LAST_IS_MADE_READY, Step.LAST_IS_APPLIED)),
        loaded,
        Supervisor.of(Map.of()));
  }

  private Reloaded reloadRelay(RelaySettings next, Runnable others) {
    reach(Step.THE_RELAY_PLANS, "relay plans");
    others.run();
    reach(Step.THE_RELAY_FOLLOWS, "relay follows");
    return new Reloaded(
        SettingsChange.between(relay.getAndSet(next), next),
        List.of(
            new Warning("", "the machine is small"),
            new Warning("relay6.links[lan0].interface", "link lan0: it is down"),
            new Warning("relay6.servers.alpha.address", "server alpha: no route leads there")));
  }

  private Function<RelaySettings, Reload.Step> step(String name, Step ready, Step applied) {
    return _ -> {
      reach(ready, name + " made ready");
      return new Reload.Step(
          () -> reach(applied, name + " applied"),
          () -> done.add(name + " undone"),
          () -> done.add(name + " finished"));
    };
  }

  private void reach(Step step, String what) {
    if (failing.filter(step::equals).isPresent()) {
      throw new IllegalStateException(step.name());
    }
    done.add(what);
  }

  private void assertFindingsGoTo(String name) throws IOException {
    events.opened(SampleReport.report().open().getFirst());
    events.close();
    assertEquals(1, Files.readAllLines(folder.resolve(name)).size());
    String other = name.equals("before.json") ? "after.json" : "before.json";
    assertTrue(Files.notExists(folder.resolve(other)), other);
  }

  private Path file() {
    return folder.resolve("relay6.conf");
  }

  private LoadedSettings load(String findings, String level) throws IOException {
    Files.writeString(
        file(),
        """
        relay6 {
          servers { alpha { address = "2001:db8:a::2" } }
          links = [ { interface = lan0 } ]
          server-set { findings-file = "%s" }
          log { level = %s }
        }
        """
            .formatted(folder.resolve(findings), level));
    SettingsResult result = SettingsReader.read(file());
    SettingsResult.Valid valid = assertInstanceOf(SettingsResult.Valid.class, result);
    return LoadedSettings.of(file(), valid);
  }
}
