package net.relay6.runtime.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.PortTable;

/**
 * A program that has a socket on port 547 where relay6 needs it.
 *
 * @param program the program, for people
 * @param addresses the addresses of its sockets, {@code [::]} or {@code [ff02::1:2%lan0]}
 * @param advice what to do
 * @param since when it was first seen
 */
public record SharedPort(String program, List<String> addresses, String advice, Instant since) {

  private static final String USUAL_ADVICE =
      "stop it, or keep it off the links and addresses of relay6";

  private static final String DNSMASQ_ADVICE =
      "turn its DHCPv6 and dhcp-relay off, or start it with --bind-dynamic and an interface= that"
          + " is no link of relay6";

  private static final String RELAY6_ADVICE =
      "stop it, or give it servers, links and downstream relays of its own";

  private static final String UNSEEN_ADVICE =
      "`ss -ulpn sport = :547` as root shows which; stop it";

  /** Copies its list. */
  public SharedPort {
    addresses = List.copyOf(addresses);
  }

  /** Programs with those sockets, each once. */
  public static List<SharedPort> of(
      List<PortTable.Holder> holders, InterfaceSnapshot interfaces, Instant since) {
    Map<String, List<PortTable.Holder>> byProgram = new LinkedHashMap<>();
    holders.forEach(
        holder -> byProgram.computeIfAbsent(program(holder), _ -> new ArrayList<>()).add(holder));
    return byProgram.entrySet().stream()
        .map(entry ->
            new SharedPort(
                entry.getKey(),
                addresses(entry.getValue(), interfaces),
                advice(entry.getValue().getFirst().program()),
                since))
        .toList();
  }

  private static String program(PortTable.Holder holder) {
    return holder
        .program()
        .map(PortTable.Holder.Program::toString)
        .orElse("a program of user " + holder.uid() + " that relay6 may not see");
  }

  private static List<String> addresses(
      List<PortTable.Holder> holders, InterfaceSnapshot interfaces) {
    return holders.stream().map(holder -> address(holder, interfaces)).distinct().sorted().toList();
  }

  private static String address(PortTable.Holder holder, InterfaceSnapshot interfaces) {
    Ipv6Address local = holder.local();
    String zone =
        interfaces
            .numbered(holder.interfaceIndex())
            .map(NetworkLink::name)
            .map(name -> "%" + name)
            .orElse("");
    return "[" + local + zone + "]";
  }

  private static String advice(Optional<PortTable.Holder.Program> program) {
    return program
        .map(known ->
            switch (known.name()) {
              case "dnsmasq" -> DNSMASQ_ADVICE;
              case "relay6" -> RELAY6_ADVICE;
              default -> USUAL_ADVICE;
            })
        .orElse(UNSEEN_ADVICE);
  }

  /** The program's name, without its process, so that a restarted program is the same. */
  String name() {
    return program.replaceFirst(" \\(process [0-9]+\\)$", "");
  }

  /** What is wrong and what to do. */
  public String problem() {
    return "port 547: %s uses it too, at %s; it may receive messages for relay6 or keep relay6 from"
            .formatted(program, String.join(", ", addresses))
        + " opening its sockets, and if it is a relay, servers receive every message twice: "
        + advice;
  }

  /** The program and where it is. */
  @Override
  public String toString() {
    return program + " at " + String.join(", ", addresses);
  }

  /** Whether it is the same program at the same addresses. */
  boolean isLike(SharedPort other) {
    return program.equals(other.program) && addresses.equals(other.addresses);
  }
}
