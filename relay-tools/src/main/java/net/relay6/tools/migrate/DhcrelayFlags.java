package net.relay6.tools.migrate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/** Reads the flags of dhcrelay(8), version 4.4. Mistakes are collected. */
final class DhcrelayFlags {

  private static final Set<String> DHCPV4 =
      Set.of("-4", "-a", "-D", "-A", "-g", "-i", "-iu", "-id", "-m", "-U");
  private static final Set<String> DHCPV4_WITH_VALUE =
      Set.of("-A", "-g", "-i", "-iu", "-id", "-m", "-U");

  /** Each of these flags implies DHCPv6. */
  private static final Set<String> DHCPV6 = Set.of("-6", "-l", "-u", "-I", "-s");

  private static final int INTERFACE_NAME_MAX = 15;

  private final Deque<String> words;
  private final List<String> mistakes = new ArrayList<>();
  private final List<DhcrelayLine.Lower> lowers = new ArrayList<>();
  private final List<DhcrelayLine.Upper> uppers = new ArrayList<>();
  private final Set<String> interfaces = new LinkedHashSet<>();
  private final List<String> dropped;
  private boolean version6;
  private boolean forcesInterfaceId;
  private Optional<Integer> hopCount = Optional.empty();
  private Optional<String> subscriberId = Optional.empty();
  private Optional<Integer> port = Optional.empty();
  private Optional<Integer> relayPort = Optional.empty();

  DhcrelayFlags(DhcrelayCommand command) {
    words = new ArrayDeque<>(command.flags());
    dropped = new ArrayList<>(command.dropped());
  }

  /** Whether a flag says that DHCPv6 is meant. */
  static boolean isVersion6(String flag) {
    return DHCPV6.contains(flag);
  }

  /** The parsed flags; valid only if there are no {@link #mistakes}. */
  DhcrelayLine read() {
    while (!words.isEmpty()) {
      String flag = words.removeFirst();
      version6 |= isVersion6(flag);
      flag(flag);
    }
    demand(
        version6,
        "there is no -6, -l or -u, so this dhcrelay relays DHCPv4, which relay6 does not");
    demand(!version6 || !lowers.isEmpty(), "there is no -l, so it relays for no client");
    demand(!version6 || !uppers.isEmpty(), "there is no -u, so it relays to no server");
    return new DhcrelayLine(
        lowers,
        uppers,
        List.copyOf(interfaces),
        hopCount,
        forcesInterfaceId,
        subscriberId,
        port,
        relayPort,
        dropped);
  }

  /** What is wrong with the flags read, one sentence each. */
  List<String> mistakes() {
    return mistakes;
  }

  private void demand(boolean holds, String mistake) {
    if (!holds) {
      mistakes.add(mistake);
    }
  }

  private void flag(String flag) {
    switch (flag) {
      case "-I" -> forcesInterfaceId = true;
      case "-6", "-d", "-q", "--no-pid" -> {}
      case "-pf" -> value(flag);
      case "-l" -> value(flag).ifPresent(this::lower);
      case "-u" -> value(flag).ifPresent(this::upper);
      case "-s" -> subscriberId = value(flag);
      case "-c" -> hopCount = value(flag).flatMap(text -> number(flag, text, 0, 255));
      case "-p" -> port = value(flag).flatMap(text -> number(flag, text, 1, 0xffff));
      case "-rp" -> relayPort = value(flag).flatMap(text -> number(flag, text, 1, 0xffff));
      default -> other(flag);
    }
  }

  private void other(String flag) {
    if (DHCPV4.contains(flag)) {
      mistakes.add(
          flag + " is about DHCPv4, which relay6 does not relay; keep a dhcrelay -4 for it");
      if (DHCPV4_WITH_VALUE.contains(flag)) {
        value(flag);
      }
    } else if (flag.startsWith("--")) {
      dropped.add(flag + ", which is no flag of ISC's dhcrelay.");
    } else if (flag.startsWith("-")) {
      mistakes.add(flag + " is no flag of dhcrelay -6");
    } else {
      server(flag);
    }
  }

  /** A server without -u, as DHCPv4 has it and files of packages do. */
  private void server(String text) {
    if (Ipv6Address.parse(text).isPresent()) {
      version6 = true;
      upper(text);
    } else {
      mistakes.add(text + " is no flag; with -6 a server is written as -u address%interface");
    }
  }

  private Optional<String> value(String flag) {
    if (words.isEmpty()) {
      mistakes.add(flag + " has no value after it");
    }
    return Optional.ofNullable(words.pollFirst());
  }

  private Optional<Integer> number(String flag, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    mistakes.add("%s %s: write a number from %d to %d".formatted(flag, text, least, most));
    return Optional.empty();
  }

  private void lower(String text) {
    String place = text.substring(text.indexOf('%') + 1);
    int hash = place.indexOf('#');
    String name = hash < 0 ? place : place.substring(0, hash);
    Optional<Integer> id =
        hash < 0 ? Optional.empty() : number("-l", place.substring(hash + 1), 0, Integer.MAX_VALUE);
    if (Ipv6Address.parse(text).isPresent()) {
      mistakes.add("-l %s: write the interface too, as -l %s%%eth1".formatted(text, text));
    } else {
      addInterface("-l", text, name);
    }
    lowers.add(new DhcrelayLine.Lower(text, name, address("-l", text), id));
  }

  /** dhcrelay requires the interface of a server too; relay6 takes it from routes. */
  private void upper(String text) {
    String written = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    Optional<Ipv6Address> alone = Ipv6Address.parse(written);
    if (alone.isPresent()) {
      boolean routed = !alone.get().isLinkLocal() && !alone.get().isMulticast();
      demand(routed, "-u %s: write the interface too, as -u %s%%eth0".formatted(text, written));
      uppers.add(new DhcrelayLine.Upper(text, "", alone.get()));
    } else {
      String name = text.substring(text.indexOf('%') + 1);
      addInterface("-u", text, name);
      uppers.add(
          new DhcrelayLine.Upper(text, name, address("-u", text).orElse(Ipv6Address.ALL_SERVERS)));
    }
  }

  /** Adds an interface, which must have a name that the kernel allows. */
  private void addInterface(String flag, String text, String name) {
    interfaces.add(name);
    demand(
        name.matches("[^\\s/:%]+") && name.length() <= INTERFACE_NAME_MAX,
        "%s %s: \"%s\" is no name of an interface; that has 1 to 15 octets without blank, / or :"
            .formatted(flag, text, name));
  }

  private Optional<Ipv6Address> address(String flag, String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return Optional.empty();
    }
    Optional<Ipv6Address> address = Ipv6Address.parse(text.substring(0, percent));
    demand(
        address.isPresent(),
        "%s %s: %s is no IPv6 address".formatted(flag, text, text.substring(0, percent)));
    return address;
  }
}
