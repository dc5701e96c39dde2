package net.relay6.runtime.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Warning;
import net.relay6.platform.PortTable;
import net.relay6.runtime.PlanController;
import net.relay6.runtime.PlanControllerTest;
import net.relay6.testing.InventedMachine;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A relay on lan0, interface 7, that reaches alpha by wan0, interface 2; dmz0 is interface 9, and
 * beta runs on this machine.
 */
class PortWatchTest {

  private static final long LOOK_SECONDS = 5;

  @RegisterExtension final RecordedLog log = RecordedLog.of(PortWatch.class).at(Level.INFO);

  private final InventedMachine machine = new InventedMachine();
  private final PlanController inForce;
  private long nowSeconds;
  private final PortWatch watch =
      new PortWatch(
          machine.platform().ports(),
          () -> Instant.ofEpochSecond(nowSeconds),
          () -> Long.MAX_VALUE + TimeUnit.SECONDS.toNanos(nowSeconds));

  PortWatchTest() {
    machine.interfaces().apply("lan0 7 up 1500 fe80::7/64 2001:db8:1::1/64");
    machine.interfaces().apply("wan0 2 up 1500 fe80::2/64 2001:db8:a::1/64");
    machine.interfaces().apply("dmz0 9 up 1500 fe80::9/64 2001:db8:d::1/64 2001:db8:d::2/64");
    machine.routeTo("2001:db8:a::2", "2001:db8:a::1", 2);
    inForce =
        PlanControllerTest.plan(
            machine,
            "servers { alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:1::1\" } }"
                + "\nlinks = [ { interface = lan0 } ]",
            () -> 0);
  }

  @AfterEach
  void close() {
    inForce.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // what                                    | local         | on | remote        | where
        "any address                               | ::            | 0  | ::            | [::]",
        "any address on a link                     | ::            | 7  | ::            | [::%lan0]",
        "any address on an interface without one   | ::            | 9  | ::            | ''",
        "any address on the way to the servers     | ::            | 2  | ::            | ''",
        "the group                                 | ff02::1:2     | 0  | ::            | [ff02::1:2]",
        "the group on a link                       | ff02::1:2     | 7  | ::            | [ff02::1:2%lan0]",
        "the group on another interface            | ff02::1:2     | 9  | ::            | ''",
        "a link's link-local address               | fe80::7       | 0  | ::            | [fe80::7]",
        "an address of another interface           | 2001:db8:d::1 | 0  | ::            | ''",
        "the address that servers answer to        | 2001:db8:a::1 | 0  | ::            | [2001:db8:a::1]",
        "an address this machine has not           | 2001:db8:9::9 | 0  | ::            | ''",
        "the loopback                              | ::1           | 0  | ::            | ''",
        "a server at its address on this machine   | 2001:db8:1::1 | 0  | ::            | ''",
        "a connection to a server                  | 2001:db8:a::1 | 0  | 2001:db8:a::2 | [2001:db8:a::1]",
        "a connection to somebody else             | 2001:db8:a::1 | 0  | 2001:db8:a::9 | ''"
      })
  void aSocketIsInTheWayWhereRelay6NeedsThePort(
      String what, String local, int interfaceIndex, String remote, String where) {
    machine.holders().add(holder(local, interfaceIndex, remote, "dhcpd"));
    look();
    assertEquals(
        where.isEmpty() ? List.of() : List.of(List.of(where)),
        watch.shared().stream().map(SharedPort::addresses).toList(),
        what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dhcpd   | stop it, or keep it off the links and addresses of relay6",
        "dnsmasq | turn its DHCPv6 and dhcp-relay off, or start it with --bind-dynamic and an interface= that is no link of relay6",
        "relay6  | stop it, or give it servers, links and downstream relays of its own"
      })
  void theProblemNamesTheProgramAndItsCure(String program, String advice) {
    machine.holders().add(holder("::", 0, "::", program));
    look();
    assertEquals(
        List.of(
            "port 547: "
                + program
                + " (process 812) uses it too, at [::]; it may receive messages for relay6 or keep"
                + " relay6 from opening its sockets, and if it is a relay, servers receive every"
                + " message twice: "
                + advice),
        problems());
  }

  @Test
  void aProgramThatMayNotBeSeenIsKnownByItsUser() {
    machine
        .holders()
        .add(
            new PortTable.Holder(
                Ipv6Address.UNSPECIFIED, 0, Ipv6Address.UNSPECIFIED, 113, Optional.empty()));
    look();
    assertEquals(
        List.of(
            "port 547: a program of user 113 that relay6 may not see uses it too, at [::]; it may"
                + " receive messages for relay6 or keep relay6 from opening its sockets, and if it"
                + " is a relay, servers receive every message twice: `ss -ulpn sport = :547` as"
                + " root shows which; stop it"),
        problems());
  }

  @Test
  void aPlanThatDoesNotRunIsWarnedOfOtherProgramsAlone() {
    machine.holders().add(holder("::", 7, "::", "dhcrelay"));
    machine.holders().add(holder("::", 9, "::", "dhcpd"));
    machine.holders().add(holder("::", 0, "::", new PortTable.Holder.Program(4, "relay6")));
    machine
        .holders()
        .add(
            new PortTable.Holder(
                Ipv6Address.UNSPECIFIED, 0, Ipv6Address.UNSPECIFIED, 113, Optional.empty()));
    assertEquals(
        List.of(
            "port 547: dhcrelay (process 812) uses it too, at [::%lan0]; it may receive messages"
                + " for relay6 or keep relay6 from opening its sockets, and if it is a relay,"
                + " servers receive every message twice: stop it, or keep it off the links and"
                + " addresses of relay6"),
        PortWatch.warnings(inForce.assembled(), inForce.interfaces(), machine.platform().ports())
            .stream()
            .map(Warning::toString)
            .toList());
  }

  @Test
  void eachProgramIsALineWhenItComesAndWhenItGoes() {
    look();
    assertEquals(List.of(), log.messages());
    machine.holders().add(holder("::", 0, "::", "dnsmasq"));
    look();
    machine.holders().add(holder("ff02::1:2", 7, "::", "dnsmasq"));
    look();
    look();
    assertEquals(Instant.ofEpochSecond(2 * LOOK_SECONDS), watch.shared().getFirst().since());
    machine.holders().clear();
    look();
    look();
    assertEquals(List.of(), watch.shared());
    assertEquals(List.of(Level.WARN, Level.WARN, Level.INFO), log.levels());
    assertEquals(
        "port 547: dnsmasq (process 812) does not use it any more", log.messages().getLast());
  }

  @Test
  void aProgramThatIsStartedAgainAndAgainIsOneHoweverManyProcessesItWas() {
    for (int pid = 1; pid <= 10; pid++) {
      machine.holders().clear();
      machine.holders().add(holder("::", 0, "::", new PortTable.Holder.Program(pid, "dnsmasq")));
      look();
    }
    assertEquals(6, log.messages().size());
  }

  @Test
  void looksWhenItIsTimeAndNotBefore() {
    look();
    nowSeconds -= LOOK_SECONDS;
    machine.holders().add(holder("::", 0, "::", "dnsmasq"));
    assertFalse(watch.poll(inForce.assembled(), inForce.interfaces()));
    assertEquals(List.of(), watch.shared());
  }

  private void look() {
    var _ = watch.poll(inForce.assembled(), inForce.interfaces());
    nowSeconds += LOOK_SECONDS;
  }

  private List<String> problems() {
    return watch.shared().stream().map(SharedPort::problem).toList();
  }

  private static PortTable.Holder holder(
      String local, int interfaceIndex, String remote, String program) {
    return holder(local, interfaceIndex, remote, new PortTable.Holder.Program(812, program));
  }

  private static PortTable.Holder holder(
      String local, int interfaceIndex, String remote, PortTable.Holder.Program program) {
    return new PortTable.Holder(
        Ipv6Address.parse(local).orElseThrow(),
        interfaceIndex,
        Ipv6Address.parse(remote).orElseThrow(),
        0,
        Optional.of(program));
  }
}
