package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lifetimes;
import org.junit.jupiter.api.Test;

/** The package on a clean system that its own systemd runs, between real clients and servers. */
@LabTest(programs = {"debootstrap", "systemd-nspawn", "nsenter"})
class InstalledIT {

  /** What any package changes: caches, logs, the lists of packages, and the last lists of users. */
  private static final String EVERY_FILE =
      "find / -xdev -not -path '/var/cache/*' -not -path '/var/log/*' -not -path '/var/lib/dpkg/*'"
          + " -not -path '/var/lib/apt/*' -not -path '/etc/*-' -not -path '/tmp/*'"
          + " -not -path '/var/tmp/*' | sort";

  /** A thread by that name whose nice value is 19: the 16th field behind the name. */
  private static final String GIVES_WAY = "(?s).*\\(relay6-watch\\) (\\S+ ){16}19 .*";

  @Test
  void theServiceIsTheOperatorsToConfigureAndStart() {
    try (Router router = new Router()) {
      router.install();
      assertEquals("disabled", router.trySystemctl("is-enabled", "relay6").output().strip());
      assertEquals("inactive", router.property("ActiveState"));
      assertNotEquals(0, router.trySystemctl("start", "relay6").exitCode());
      assertEquals("failed 0", router.property("ActiveState") + " " + router.property("NRestarts"));
      String journal = router.journal();
      assertTrue(journal.contains("/etc/relay6/relay6.conf:20: relay6.links: "), journal);
    }
  }

  @Test
  void aClientGetsALeaseThroughTheServiceInItsSandbox() {
    try (Router router = new Router()) {
      router.network().startServers(Router.EXAMPLE, Lifetimes.SHORT);
      router.install();
      router.system().run("mkdir", "/etc/systemd/system/relay6.service.d");
      router
          .system()
          .write("/etc/systemd/system/relay6.service.d/w.conf", "[Service]\nWatchdogSec=2\n");
      router.startService();
      LabProcess client =
          new Dhclient(router.network().lab(), router.network().client0(), 1).start();
      Dhclient.awaitLease(client, _ -> true);

      String process = router.property("MainPID");
      String status = router.system().run("cat", "/proc/" + process + "/status");
      assertTrue(status.matches("(?s).*\\nCapEff:\\t0*2400\\n.*"), status);
      assertTrue(status.matches("(?s).*\\nCapBnd:\\t0*2400\\n.*"), status);
      assertTrue(status.matches("(?s).*\\nNoNewPrivs:\\t1\\n.*"), status);
      assertTrue(status.matches("(?s).*\\nSeccomp:\\t2\\n.*"), status);
      assertEquals(
          "relay6\n", router.system().run("stat", "--format=%U", "/proc/" + process + "/task"));
      String threads = router.system().run("sh", "-c", "cat /proc/" + process + "/task/*/stat");
      assertTrue(threads.matches(GIVES_WAY), threads);
      String sign = router.property("WatchdogTimestampMonotonic");
      Await.until(
          () -> !router.property("WatchdogTimestampMonotonic").equals(sign), router::journal);

      router.systemctl("kill", "--signal=KILL", "relay6");
      Await.until(() -> isAnother(router, process), router::journal);
      client.kill();
      Dhclient.awaitLease(
          new Dhclient(router.network().lab(), router.network().client1(), 2).start(), _ -> true);
      router.systemctl("stop", "relay6");
      assertEquals("success", router.property("Result"));
    }
  }

  private static boolean isAnother(Router router, String process) {
    return router.property("ActiveState").equals("active")
        && !router.property("MainPID").equals(process);
  }

  @Test
  void aReloadTakesEffectOrIsRefused() {
    try (Router router = new Router()) {
      router.install();
      router.startService();
      String process = router.property("MainPID");
      router.system().run("sed", "-i", "/lan1/d", Router.SETTINGS);
      router.systemctl("reload", "relay6");
      Await.until(() -> router.journal().contains("links: lan1 removed, 1 kept"), router::journal);

      router.system().run("sed", "-i", "s/2001:db8:1:1::1/2001:db8:9::1/", Router.SETTINGS);
      router.systemctl("reload", "relay6");
      Await.until(
          () ->
              router
                  .journal()
                  .matches(
                      "(?s).*\n/etc/relay6/relay6.conf:\\d+: link lan0: its link-address"
                          + " 2001:db8:9::1 lies in no prefix of the interface; .*"),
          router::journal);

      router.system().run("sed", "-i", "s/address = /adress = /", Router.SETTINGS);
      assertNotEquals(0, router.trySystemctl("reload", "relay6").exitCode());
      assertTrue(router.journal().contains("/etc/relay6/relay6.conf:6: "), router.journal());
      assertEquals("active", router.property("ActiveState"));
      assertEquals(process, router.property("MainPID"));
    }
  }

  @Test
  void everyCommandRuns() {
    List<PackagedCommand> commands = PackagedCommand.all();
    Set<String> tried = new TreeSet<>(Set.of("run"));
    commands.forEach(command -> tried.add(command.name()));
    assertEquals(PackagedCommand.names(), tried);
    try (Router router = new Router()) {
      router.network().startServers(Router.EXAMPLE, Lifetimes.LONG);
      router.install();
      router.startService();
      LabProcess capture =
          router.system().start("capture", PackagedCommand.line("capture --count 6 -w /root/c"));
      Await.until(() -> router.system().file("/root/c").toFile().length() > 0, capture::output);
      Dhclient.awaitLease(
          new Dhclient(router.network().lab(), router.network().client0(), 1).start(), _ -> true);
      assertEquals(0, capture.awaitEnd(), capture.output());
      router
          .system()
          .write(
              "/root/dhcp",
              """
              config dhcp lan
                option dhcpv6 relay
                option ifname br-lan
              config dhcp wan
                option dhcpv6 relay
                option ifname eth1
                option master 1
              """);
      assertAll(commands.stream().map(command -> () -> command.run(router.system())));
      assertEquals(
          "660 relay6 relay6",
          router.system().run("stat", "--format=%a %U %G", "/run/relay6/admin.sock").strip());
      assertEquals(
          "750 relay6 relay6",
          router.system().run("stat", "--format=%a %U %G", "/var/log/relay6").strip());
      assertEquals("relay6_link_open{link=\"lan0\"} 1.0", metric(router));
    }
  }

  private static String metric(Router router) {
    String socket = router.system().file("/run/relay6/admin.sock").toString();
    return Shell.run("curl", "-s", "--unix-socket", socket, "http://relay6/metrics")
        .lines()
        .filter(line -> line.startsWith("relay6_link_open{link=\"lan0\"}"))
        .findFirst()
        .orElse("none");
  }

  @Test
  void anUpgradeRestartsTheServiceAndPurgingLeavesNothing() {
    try (Router router = new Router()) {
      router.system().run("touch", Router.PACKAGE);
      Set<String> before = everyFile(router);
      router.install();
      router.startService();
      String process = router.property("MainPID");
      router.install("--reinstall");
      Await.until(() -> isAnother(router, process), router::journal);
      assertTrue(router.system().run("cat", Router.SETTINGS).contains("lan1"));

      assertFalse(difference(before, everyFile(router)).isEmpty());

      router.apt("remove relay6");
      assertEquals("inactive", router.property("ActiveState"));
      assertTrue(router.system().run("cat", Router.SETTINGS).contains("lan1"));
      router.apt("purge relay6");
      assertEquals(Set.of(), difference(before, everyFile(router)));
      assertEquals(
          "",
          router
              .system()
              .run(
                  "sh",
                  "-c",
                  "getent passwd relay6; getent group relay6; find /var/log -name 'relay6*'"));
    }
  }

  private static Set<String> everyFile(Router router) {
    return router.system().run("sh", "-c", EVERY_FILE).lines().collect(Collectors.toSet());
  }

  /** What is in one of them alone. */
  private static Set<String> difference(Set<String> one, Set<String> other) {
    return Stream.of(one, other)
        .flatMap(Set::stream)
        .filter(file -> one.contains(file) != other.contains(file))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
