package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import org.junit.jupiter.api.Test;

/** Incidents that docs/night.md leads from the first command to the cause. */
@LabTest(programs = {"socat"})
class NightIT {

  private static final String LAN0 = "{ interface = lan0 }";
  private static final String STATUS = "relay6 status";
  private static final int CLIENTS = 3;

  @Test
  void aDhcpServerIsDead() {
    try (Incident night = new Incident(LAN0)) {
      night.lease(1);
      night.alpha().kill();
      askAgain(night);
      night.follow(1, STATUS, "its DHCPv6 server does not: start it");
    }
  }

  @Test
  void aServersMachineIsOff() {
    try (Incident night = new Incident(LAN0)) {
      night.lease(1);
      night.network().alpha().sh("ip link set eth0 down");
      night.network().relay().sh("ip -6 neigh flush dev wan0");
      askAgain(night);
      night.follow(1, STATUS, "3. A server cannot be reached");
      night.follow(3, "relay6 servers", "its machine is off");
    }
  }

  @Test
  void theRouteToTheServersIsLost() {
    try (Incident night = new Incident(LAN0)) {
      night.lease(1);
      night.network().relay().sh("ip -6 addr del 2001:db8:a::1/64 dev wan0");
      askAgain(night);
      night.follow(1, STATUS, "3. A server cannot be reached");
      night.follow(
          3,
          "ip -6 route get ADDRESS",
          () -> output(night, "ip", "-6", "route", "get", "2001:db8:a::2"),
          "the way to the server is lost on this machine");
    }
  }

  @Test
  void anInterfaceIsDown() {
    try (Incident night = new Incident(LAN0 + ", { interface = lan1 }")) {
      night.network().relay().sh("ip link set lan1 down");
      night.follow(1, STATUS, "2. A link does not relay");
      night.follow(2, "relay6 links", "ip link set IF up");
    }
  }

  @Test
  void anInterfaceHasAnotherName() {
    try (Incident night = new Incident(LAN0 + ", { interface = lan7 }")) {
      night.follow(1, STATUS, "2. A link does not relay");
      night.follow(2, "relay6 links", "is it called otherwise now?");
    }
  }

  @Test
  void anotherProgramTakesThePort() {
    try (Incident night = new Incident(LAN0)) {
      night
          .network()
          .relay()
          .start(
              "socat",
              List.of("socat", "-u", "UDP6-RECV:547,reuseaddr,ipv6only", "OPEN:/dev/null"));
      night.follow(1, STATUS, "another program has port 547");
    }
  }

  @Test
  void aRogueServerAnswersOnALink() {
    try (Incident night = new Incident(LAN0)) {
      night.lease(1);
      night.solicit(2);
      night.offerOfAlpha(2);
      night.requestFromStranger(2);
      night.follow(1, STATUS, "4. What is wrong with the servers");
      night.follow(4, "relay6 findings", "close that port");
    }
  }

  @Test
  void aServerDoesNotKnowTheLinkAddress() {
    try (Incident night = new Incident(LAN0)) {
      for (int number = 1; number <= CLIENTS; number++) {
        night.lease(number);
        night.refuse(false, number);
      }
      night.follow(1, STATUS, "4. What is wrong with the servers");
      night.follow(4, "relay6 findings", "compare LINK-ADDRESS");
      String links = night.relay().asked().command("links").awaitLine("lan0").output();
      assertTrue(links.contains("LINK-ADDRESS") && links.contains("2001:db8:1:1::1"), links);
    }
  }

  @Test
  void aPoolIsFull() {
    try (Incident night = new Incident(LAN0)) {
      night.lease(1);
      for (int number = 2; number < 2 + CLIENTS; number++) {
        night.solicit(number);
        night.refuse(true, number);
      }
      night.follow(1, STATUS, "4. What is wrong with the servers");
      night.follow(4, "relay6 findings", "enlarge the pool");
    }
  }

  @Test
  void aServerAnswersFromAnotherAddress() {
    try (Incident night = new Incident(LAN0)) {
      night.network().alpha().sh("ip -6 addr add 2001:db8:a::22/64 dev eth0 nodad");
      night.network().alpha().sh("ip -6 addr change 2001:db8:a::2/64 dev eth0 preferred_lft 0");
      LabProcess capture =
          night.relay().asked().command("capture", "--link", "unicast", "--seconds", "30");
      night.solicit(1);
      String forward = Frames.awaitRelayed(night.alpha(), "0000000000000000");
      String answer = Frames.answer(forward, Frames.advertise(1));
      Await.until(
          () -> {
            night.alpha().send("2001:db8:a::1", 547, answer);
            return capture.output().contains("dropped: unknown-server");
          },
          capture::output);
      night.assertSays(
          4,
          "relay6 capture --link unicast --seconds 30",
          capture.output(),
          "it answers from another address");
    }
  }

  @Test
  void aNoticeAloneKeepsNoClientFromItsAddress() {
    try (Incident night = new Incident(LAN0, "server-set.servers.beta.role = standby")) {
      night.solicit(1);
      night.offerOfBeta(1);
      night.offerOfAlpha(1);
      night.request(1);
      night.follow(1, STATUS, "a notice shows something unusual");
      String status = night.ask(STATUS);
      assertTrue(status.contains("\nfindings       1 notice\n"), status);
      String findings = night.ask("relay6 findings");
      assertTrue(
          findings.startsWith("NOTICE standby-answers server beta: ")
              && findings.contains("Check its partner"),
          findings);
      String leases = night.ask("relay6 leases --link lan0");
      assertTrue(leases.matches("(?s).*\n2001:db8:1:1::1001 .* alpha .*"), leases);
    }
  }

  @Test
  void theRelayDoesNotStartForAMistakeInItsFile() throws IOException {
    try (Incident night = new Incident(LAN0)) {
      night.relay().process().stop();
      night.follow(1, STATUS, "below");
      String right = Files.readString(night.relay().file());
      Files.writeString(night.relay().file(), right.replace("interface", "interfaces"));
      LabProcess check =
          RelayProcess.startCommand(
              night.network().relay(),
              List.of("check", "--config", night.relay().file().toString()));
      assertEquals(2, check.awaitEnd(), check.output());
      assertTrue(check.output().contains("relay6.conf:3"), check.output());
    }
  }

  private static String output(Incident night, String... command) {
    LabProcess process = night.network().relay().start(command[0], List.of(command));
    process.awaitEnd();
    return process.output();
  }

  /** Two clients, so that two copies are refused. */
  private static void askAgain(Incident night) {
    night.solicit(0x50);
    night.solicit(0x51);
  }
}
