package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.ClientCrowd;
import net.relay6.fixtures.lab.real.Lifetimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers with real faults, and what the running relay says of them. */
@LabTest
class FindingsIT {

  private static final String PREFERENCES =
      "servers { alpha { preference = 255 }, beta { preference = 0 } }";

  /** Time for a server to be started anew before its clients renew. */
  private static final Lifetimes UNHURRIED = new Lifetimes(10, 20, 40, 60);

  private static String lessPreferred(String kea) {
    return kea.replace("\"data\": \"255\"", "\"data\": \"0\"");
  }

  @Test
  void keaThatSendsNoPreferenceIsToldOfAlwaysSend() {
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.LONG)) {
      set.kea(set.network().alpha(), text -> text.replace(", \"always-send\": true", ""));
      set.dhcpd(set.network().beta(), WatchedSet.AS_SHIPPED);
      set.relay("model = split-prefixes, " + PREFERENCES);
      set.boundClients(3);
      set.awaitFinding("preference-missing server alpha, link lan0: .*always-send");
      set.awaitFinding("preference-equal server alpha and beta, link lan0: ");
    }
  }

  @Test
  void twoServersThatBothWantToBeFirst() {
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.LONG)) {
      set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      set.dhcpd(set.network().beta(), text -> text.replace("preference 0", "preference 255"));
      set.relay("model = split-prefixes");
      set.boundClients(3);
      set.awaitFinding("preference-equal server alpha and beta, link lan0: .*preference 255");
    }
  }

  @Test
  void twoKeasWithOnePoolGiveOneAddressToTwoClients() {
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.LONG)) {
      set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      set.kea(set.network().beta(), WatchedSet.AS_SHIPPED);
      set.relay("model = identical-prefixes");
      set.network()
          .client0()
          .start(
              "perfdhcp",
              List.of("perfdhcp", "-6", "-l", "eth0", "-r", "50", "-R", "1000", "-p", "60"));
      set.awaitFinding(
          "double-assignment server alpha and beta, link lan0, \\S+: .* was assigned to .* and then"
              + " to");
    }
  }

  @Test
  void poolsThatShouldBeSeparateAndAreNot() {
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.LONG)) {
      set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      set.kea(set.network().beta(), text -> lessPreferred(text.replace("::1000 -", "::1008 -")));
      set.relay("model = split-prefixes");
      set.boundClients(40);
      set.awaitFinding("pools-overlap server alpha and beta, link lan0: ");
    }
  }

  @Test
  void aServerThatWasCopiedWithItsDuid() {
    UnaryOperator<String> cloned =
        text ->
            text.replace(
                "\"Dhcp6\": {",
                "\"Dhcp6\": { \"server-id\": { \"type\": \"LL\", \"htype\": 1,"
                    + " \"identifier\": \"020000000099\", \"persist\": false },");
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.LONG)) {
      set.kea(set.network().alpha(), cloned);
      set.kea(set.network().beta(), text -> lessPreferred(cloned.apply(text)));
      set.relay("model = split-prefixes");
      set.boundClients(3);
      set.awaitFinding("server-id-cloned server alpha and beta: .*0003.*020000000099");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "split-prefixes, rebind-replaced",
    "multiple-prefixes, rebind-replaced",
    "identical-prefixes, rebind-taken-over"
  })
  void aDeadOwnerIsMissedAtRenewAndReplacedAtRebind(String model, String outcome) {
    boolean identical = model.equals("identical-prefixes");
    try (WatchedSet set = new WatchedSet(model, Lifetimes.SHORT)) {
      LabProcess owner =
          set.kea(set.network().alpha(), identical ? Reservations::inKea : WatchedSet.AS_SHIPPED);
      set.dhcpd(set.network().beta(), identical ? Reservations::inDhcpd : WatchedSet.AS_SHIPPED);
      set.relay("model = " + model);
      set.boundClients(20);
      owner.kill();
      set.awaitFinding("server-silent server alpha: .*port 547 is unreachable.*");
      set.awaitFinding(outcome + " server alpha and beta: ");
    }
  }

  @Test
  void aSurvivorWithoutAddressesRefusesAtRebind() {
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.SHORT)) {
      LabProcess owner = set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      set.dhcpd(set.network().beta(), text -> text.replaceAll("range6 .*", ""));
      set.relay("model = split-prefixes");
      set.boundClients(20);
      owner.kill();
      set.awaitFinding("rebind-refused server alpha and beta: ");
    }
  }

  /** The clients name an identifier that nobody has any more. */
  @Test
  void anOwnerThatWasInstalledAnewDoesNotAnswerRenew() {
    try (WatchedSet set = new WatchedSet("split-prefixes", UNHURRIED)) {
      LabProcess owner = set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      set.dhcpd(set.network().beta(), WatchedSet.AS_SHIPPED);
      set.relay("model = split-prefixes");
      set.boundClients(20);
      owner.kill();
      set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      ClientCrowd newcomers = ClientCrowd.start(set.network().client1(), "02:00:00:02:00:00", 1000);
      set.awaitFinding("server-id-changed server alpha: ");
      set.awaitFinding("renew-unanswered server alpha, link lan0, RENEW: ");
      newcomers.kill();
    }
  }

  /** It answers REBIND although the owner lives and is only slow. */
  @Test
  void aServerThatTakesAwayALeaseItsOwnerExtends() {
    try (WatchedSet set = new WatchedSet("split-prefixes", Lifetimes.SHORT)) {
      LabProcess owner = set.kea(set.network().alpha(), WatchedSet.AS_SHIPPED);
      set.dhcpd(set.network().beta(), WatchedSet.AS_SHIPPED);
      set.relay("model = split-prefixes");
      set.boundClients(20);
      owner.suspend();
      set.awaitFinding("rebind-replaced server alpha and beta: ");
      owner.resume();
      set.awaitFinding(
          "rebind-contradictory server alpha and beta, link lan0: .*owner-first-delay");
      set.awaitFinding("double-binding server alpha and beta, link lan0, REBIND: ");
    }
  }

  @Test
  void serversThatDoNotKnowEachOthersPrefixes() {
    try (WatchedSet set = new WatchedSet("multiple-prefixes", Lifetimes.LONG)) {
      set.kea(
          set.network().alpha(),
          text -> text.replaceAll(",\\s*\\{ \"id\": [56], \"subnet\": \"[^\"]*\" \\}", ""));
      set.dhcpd(
          set.network().beta(),
          text -> text.replaceAll("subnet6 2001:db8:1:[12]::/64 \\{ \\}", ""));
      set.relay(
          "model = multiple-prefixes",
          text ->
              text.replace(
                  "link-address = \"2001:db8:1:1::1\"",
                  "link-address = \"2001:db8:1:1::1\","
                      + " link-addresses { beta = \"2001:db8:1:5::1\" }"));
      ClientCrowd clients = set.boundClients(3);
      assertTrue(set.findings().isEmpty(), set.log());
      clients.confirm();
      set.awaitFinding("link-prefix-missing server beta, link lan0, \\S+: .*without a pool");
    }
  }
}
