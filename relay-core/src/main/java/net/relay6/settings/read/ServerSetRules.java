package net.relay6.settings.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.InterfaceNames;
import net.relay6.settings.ServerSetModel;

/** The rules for {@code server-set}. */
final class ServerSetRules {

  private static final String PARTNERLESS =
      "no other server has the role load-balancing; write it for its partner too";

  private ServerSetRules() {}

  static Optional<String> findingsFile(String path) {
    return path.startsWith("/") && !path.endsWith("/")
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no absolute path of a file; write one such as \"/var/log/relay6/findings.json\""
                .formatted(path));
  }

  static Optional<String> findingsUrl(String text) {
    try {
      URI url = new URI(text);
      if (text.matches("(?i)https?:.*") && url.getHost() != null) {
        return Optional.empty();
      }
    } catch (URISyntaxException _) {
      // Reported below, like other malformed URLs.
    }
    return Optional.of(
        "\"%s\" is no http or https URL; write one such as \"https://noc.example.net/relay6\""
            .formatted(text));
  }

  /** The rule for a key of {@code links}: an interface or a pattern of a link. */
  static Optional<String> link(String name, Names links) {
    boolean isKnown =
        !links.complete()
            || links.all().stream()
                .anyMatch(link -> link.equals(name) || stands(link, name) || stands(name, link));
    return isKnown ? Optional.empty() : Optional.of("no link is called " + name);
  }

  /** The rule for a key of {@code links} that HOCON has split at a dot in a link's name. */
  static Optional<String> unquotedDot(String name, Names links) {
    return link(name, links)
        .flatMap(fault ->
            links.all().stream()
                .filter(link -> link.startsWith(name + "."))
                .findFirst()
                .map(link -> fault + "; " + quoted(link)));
  }

  /** How to write a name with a dot. */
  static String quoted(String name) {
    return "a name with a dot needs quotes: \"%s\"".formatted(name);
  }

  private static boolean stands(String pattern, String name) {
    return !InterfaceNames.isPattern(name)
        && InterfaceNames.matcher(pattern).matcher(name).matches();
  }

  /**
   * The faults, at most one for each server, each reported for the later of two servers.
   *
   * @param faulty servers whose declarations are too incomplete to compare
   */
  static List<Fault> faults(DeclaredSet set, Set<String> faulty) {
    Map<String, Fault> faults = new LinkedHashMap<>();
    List<Map.Entry<String, DeclaredSet.Server>> all =
        set.servers().entrySet().stream()
            .filter(server -> !faulty.contains(server.getKey()))
            .toList();
    for (int later = 1; later < all.size(); later++) {
      Map.Entry<String, DeclaredSet.Server> server = all.get(later);
      for (Map.Entry<String, DeclaredSet.Server> earlier : all.subList(0, later)) {
        PairRules.fault(set.model(), earlier, server)
            .ifPresent(fault -> faults.putIfAbsent(server.getKey(), fault));
      }
    }
    if (faulty.isEmpty()) {
      partnerless(set)
          .map(server -> new Fault("role", server, server, server, PARTNERLESS))
          .ifPresent(fault -> faults.putIfAbsent(fault.server(), fault));
    }
    return List.copyOf(faults.values());
  }

  /** The only server with the load-balancing role, if it has no partner. */
  private static Optional<String> partnerless(DeclaredSet set) {
    List<String> sharing = set.servers().keySet().stream().filter(set::isLoadBalancing).toList();
    return sharing.size() == 1 ? Optional.of(sharing.getFirst()) : Optional.empty();
  }

  /**
   * A conflict between the declarations about two servers.
   *
   * @param key the key of both values
   * @param server the later server, for which the fault is reported
   * @param other the earlier server; the same if a partner is missing
   * @param values the conflicting values; equal wherever the same conflict occurs
   * @param message what is wrong and what to write instead
   */
  record Fault(String key, String server, String other, String values, String message) {}

  /** The rules for the declarations about two servers (RFC 6853, section 6). */
  static final class PairRules {

    /** Returns the fault of the later value; {@code name} is the server with the earlier one. */
    private interface PairRule<T> {
      Optional<String> fault(String name, T earlier, T later);
    }

    /** Two servers; faults are reported for the second. */
    private record Pair(
        Map.Entry<String, DeclaredSet.Server> earlier,
        Map.Entry<String, DeclaredSet.Server> later) {

      /** The fault of both values of {@code key}; {@code kind} names the rule. */
      <T> Optional<Fault> fault(
          String key, String kind, Function<DeclaredSet.Server, T> value, PairRule<T> rule) {
        T first = value.apply(earlier.getValue());
        T second = value.apply(later.getValue());
        String values = "%s %s %s %s".formatted(kind, key, first, second);
        return rule.fault(earlier.getKey(), first, second)
            .map(fault -> new Fault(key, later.getKey(), earlier.getKey(), values, fault));
      }

      boolean isActive() {
        return earlier.getValue().role() == DeclaredSet.Role.ACTIVE
            && later.getValue().role() == DeclaredSet.Role.ACTIVE;
      }
    }

    private PairRules() {}

    /** The first fault, reported for {@code later}. */
    static Optional<Fault> fault(
        Optional<ServerSetModel> model,
        Map.Entry<String, DeclaredSet.Server> earlier,
        Map.Entry<String, DeclaredSet.Server> later) {
      Pair pair = new Pair(earlier, later);
      // Standby and load-balancing servers replace a partner, with the same preference and pools.
      return pair.isActive()
          ? pair.fault("preference", "same", DeclaredSet.Server::preference, PairRules::same)
              .or(() -> model.flatMap(known -> faultOfPools(known, pair)))
          : Optional.empty();
    }

    private static Optional<Fault> faultOfPools(ServerSetModel model, Pair pair) {
      boolean identical = model == ServerSetModel.IDENTICAL_PREFIXES;
      String kind = identical ? "different" : "overlapping";
      PairRule<List<Ipv6Prefix>> rule =
          identical
              ? PairRules::different
              : (name, earlier, later) -> overlap(model, name, earlier, later);
      return pair.fault("pools", kind, DeclaredSet.Server::pools, rule)
          .or(() -> pair.fault("delegated-pools", kind, DeclaredSet.Server::delegatedPools, rule));
    }

    private static Optional<String> same(
        String name, Optional<Integer> earlier, Optional<Integer> later) {
      return earlier
          .filter(_ -> earlier.equals(later))
          .map(preference ->
              ("%2$s has preference %1$d too, so clients would choose by chance; write another, or"
                      + " remove both")
                  .formatted(preference, name));
    }

    private static Optional<String> different(
        String name, List<Ipv6Prefix> earlier, List<Ipv6Prefix> later) {
      return Set.copyOf(earlier).equals(Set.copyOf(later))
          ? Optional.empty()
          : Optional.of(
              ("its pools are %s, those of %s are %s; in the model identical-prefixes both must be"
                      + " the same")
                  .formatted(later, name, earlier));
    }

    private static Optional<String> overlap(
        ServerSetModel model, String name, List<Ipv6Prefix> earlier, List<Ipv6Prefix> later) {
      if (earlier.isEmpty() != later.isEmpty()) {
        return Optional.of(
            "%s declares pools and %s does not; declare pools for both, or for none"
                .formatted(earlier.isEmpty() ? "it" : name, earlier.isEmpty() ? name : "it"));
      }
      return earlier.stream()
          .flatMap(one -> later.stream().filter(one::overlaps).map(other -> List.of(one, other)))
          .findFirst()
          .map(pools ->
              "its pool %s overlaps %s of %s, and in the model %s no address belongs to two servers"
                  .formatted(
                      pools.get(1),
                      pools.get(0),
                      name,
                      model == ServerSetModel.SPLIT_PREFIXES
                          ? "split-prefixes"
                          : "multiple-prefixes"));
    }
  }
}
