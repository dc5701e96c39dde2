package net.relay6.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.relay6.net.Ipv6Prefix;

/** What the declarations about single servers must keep to between them (RFC 6853, section 6). */
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
      // It is told of below, as what else is none.
    }
    return Optional.of(
        "\"%s\" is no http or https URL; write one such as \"https://noc.example.net/relay6\""
            .formatted(text));
  }

  /** Of a key of {@code links}: an interface or a pattern that some link is for. */
  static Optional<String> link(String name, List<String> linkNames) {
    boolean isKnown =
        linkNames.stream()
            .anyMatch(link -> link.equals(name) || stands(link, name) || stands(name, link));
    return isKnown
        ? Optional.empty()
        : Optional.of("no link is called %s; %s".formatted(name, hint(name, linkNames)));
  }

  private static String hint(String name, List<String> linkNames) {
    return linkNames.stream()
        .filter(link -> link.startsWith(name + "."))
        .findFirst()
        .map("a name with a dot stands in quotes: \"%s\""::formatted)
        .orElseGet(() -> NearestName.hint(name, linkNames));
  }

  private static boolean stands(String pattern, String name) {
    return !InterfaceNames.isPattern(name)
        && InterfaceNames.matcher(pattern).matcher(name).matches();
  }

  /** The faults, each at the name of the later of two servers. */
  static Map<String, String> faults(DeclaredSet set) {
    Map<String, String> faults = new LinkedHashMap<>();
    List<Map.Entry<String, DeclaredServer>> all = new ArrayList<>(set.servers().entrySet());
    for (int later = 1; later < all.size(); later++) {
      Map.Entry<String, DeclaredServer> server = all.get(later);
      for (Map.Entry<String, DeclaredServer> earlier : all.subList(0, later)) {
        fault(set.model(), earlier.getKey(), earlier.getValue(), server.getValue())
            .ifPresent(fault -> faults.putIfAbsent(server.getKey(), fault));
      }
    }
    partnerless(set).ifPresent(server -> faults.putIfAbsent(server, PARTNERLESS));
    return faults;
  }

  /** The only server that is said to share the clients. */
  private static Optional<String> partnerless(DeclaredSet set) {
    List<String> sharing = set.servers().keySet().stream().filter(set::isLoadBalancing).toList();
    return sharing.size() == 1 ? Optional.of(sharing.getFirst()) : Optional.empty();
  }

  private static Optional<String> fault(
      Optional<ServerSetModel> model, String name, DeclaredServer one, DeclaredServer other) {
    // Standbys and load-balancing servers take a partner's place, with the same preference and from
    // the same pools.
    return one.role() == ServerRole.ACTIVE && other.role() == ServerRole.ACTIVE
        ? faultOfPreferences(name, one, other)
            .or(() -> model.flatMap(known -> faultOfPools(known, name, one, other)))
        : Optional.empty();
  }

  private static Optional<String> faultOfPreferences(
      String name, DeclaredServer one, DeclaredServer other) {
    return one.preference().isPresent() && one.preference().equals(other.preference())
        ? Optional.of(
            ("preference %d is that of %s too, so clients would choose by chance; write another,"
                    + " or leave both out")
                .formatted(one.preference().get(), name))
        : Optional.empty();
  }

  private static Optional<String> faultOfPools(
      ServerSetModel model, String name, DeclaredServer one, DeclaredServer other) {
    BiFunction<List<Ipv6Prefix>, List<Ipv6Prefix>, Optional<String>> rule =
        (mine, yours) ->
            model == ServerSetModel.IDENTICAL_PREFIXES
                ? different(name, mine, yours)
                : overlap(model, name, mine, yours);
    return check(rule, DeclaredServer::pools, one, other)
        .or(() -> check(rule, DeclaredServer::delegatedPools, one, other));
  }

  private static Optional<String> check(
      BiFunction<List<Ipv6Prefix>, List<Ipv6Prefix>, Optional<String>> rule,
      Function<DeclaredServer, List<Ipv6Prefix>> pools,
      DeclaredServer one,
      DeclaredServer other) {
    return rule.apply(pools.apply(one), pools.apply(other));
  }

  private static Optional<String> different(
      String name, List<Ipv6Prefix> one, List<Ipv6Prefix> other) {
    return Set.copyOf(one).equals(Set.copyOf(other))
        ? Optional.empty()
        : Optional.of(
            ("its pools are %s, those of %s are %s; in the model identical-prefixes both are the"
                    + " same")
                .formatted(other, name, one));
  }

  private static Optional<String> overlap(
      ServerSetModel model, String name, List<Ipv6Prefix> one, List<Ipv6Prefix> other) {
    if (one.isEmpty() != other.isEmpty()) {
      return Optional.of(
          "%s declares pools and %s does not; write those of both, or of none"
              .formatted(one.isEmpty() ? "it" : name, one.isEmpty() ? name : "it"));
    }
    return one.stream()
        .flatMap(mine -> other.stream().filter(mine::overlaps).map(yours -> List.of(mine, yours)))
        .findFirst()
        .map(pair ->
            "its pool %s overlaps %s of %s, and in the model %s no address belongs to two servers"
                .formatted(
                    pair.get(1),
                    pair.get(0),
                    name,
                    model == ServerSetModel.SPLIT_PREFIXES
                        ? "split-prefixes"
                        : "multiple-prefixes"));
  }
}
