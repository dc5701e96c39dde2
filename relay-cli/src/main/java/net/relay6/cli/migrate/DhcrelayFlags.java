package net.relay6.cli.migrate;

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

  private final Deque<String> words;
  private final List<String> mistakes = new ArrayList<>();
  private final List<DhcrelayLine.Lower> lowers = new ArrayList<>();
  private final List<DhcrelayLine.Upper> uppers = new ArrayList<>();
  private final Set<String> interfaces = new LinkedHashSet<>();
  private boolean version6;
  private boolean forcesInterfaceId;
  private Optional<Integer> hopCount = Optional.empty();
  private Optional<String> subscriberId = Optional.empty();
  private Optional<Integer> port = Optional.empty();
  private Optional<Integer> relayPort = Optional.empty();

  DhcrelayFlags(List<String> words) {
    this.words = new ArrayDeque<>(words);
  }

  /** What the flags say; to be believed only if there are no {@link #mistakes}. */
  DhcrelayLine read() {
    while (!words.isEmpty()) {
      flag(words.removeFirst());
    }
    demand(version6, "there is no -6, so this dhcrelay relays DHCPv4, which relay6 does not");
    demand(!version6 || !lowers.isEmpty(), "there is no -l, so no client would be heard");
    demand(!version6 || !uppers.isEmpty(), "there is no -u, so no server would be asked");
    return new DhcrelayLine(
        lowers,
        uppers,
        List.copyOf(interfaces),
        hopCount,
        forcesInterfaceId,
        subscriberId,
        port,
        relayPort);
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
      case "-6" -> version6 = true;
      case "-I" -> forcesInterfaceId = true;
      case "-d", "-q", "--no-pid" -> {}
      case "-pf" -> value(flag);
      case "-l" -> value(flag).ifPresent(this::lower);
      case "-u" -> value(flag).ifPresent(this::upper);
      case "-s" -> subscriberId = value(flag);
      case "-c" -> hopCount = value(flag).flatMap(text -> number(flag, text, 255));
      case "-p" -> port = value(flag).flatMap(text -> number(flag, text, 0xffff));
      case "-rp" -> relayPort = value(flag).flatMap(text -> number(flag, text, 0xffff));
      default -> other(flag);
    }
  }

  private void other(String flag) {
    if (DHCPV4.contains(flag)) {
      mistakes.add(
          flag + " is about DHCPv4, which relay6 does not relay; go on using a dhcrelay -4 for it");
      if (DHCPV4_WITH_VALUE.contains(flag)) {
        value(flag);
      }
    } else if (flag.startsWith("-")) {
      mistakes.add(flag + " is no flag of dhcrelay -6");
    } else {
      mistakes.add(flag + " is no flag; with -6 a server is written as -u address%interface");
    }
  }

  private Optional<String> value(String flag) {
    if (words.isEmpty()) {
      mistakes.add(flag + " has no value behind it");
    }
    return Optional.ofNullable(words.pollFirst());
  }

  private Optional<Integer> number(String flag, String text, int most) {
    if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= most) {
      return Optional.of(Integer.parseInt(text));
    }
    mistakes.add("%s %s: write a number from 0 to %d".formatted(flag, text, most));
    return Optional.empty();
  }

  private void lower(String text) {
    String place = text.substring(text.indexOf('%') + 1);
    int hash = place.indexOf('#');
    String name = hash < 0 ? place : place.substring(0, hash);
    Optional<Integer> id =
        hash < 0 ? Optional.empty() : number("-l", place.substring(hash + 1), Integer.MAX_VALUE);
    interfaces.add(name);
    lowers.add(new DhcrelayLine.Lower(text, name, address("-l", text), id));
  }

  private void upper(String text) {
    String name = text.substring(text.indexOf('%') + 1);
    interfaces.add(name);
    uppers.add(
        new DhcrelayLine.Upper(text, name, address("-u", text).orElse(Ipv6Address.ALL_SERVERS)));
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
