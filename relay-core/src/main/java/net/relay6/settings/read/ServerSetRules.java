package net.relay6.settings.read;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.settings.DeclaredServer;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.InterfaceNames;

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
    return "a name with a dot stands in quotes: \"%s\"".formatted(name);
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
  static List<ServerSetFault> faults(DeclaredSet set, Set<String> faulty) {
    Map<String, ServerSetFault> faults = new LinkedHashMap<>();
    List<Map.Entry<String, DeclaredServer>> all =
        set.servers().entrySet().stream()
            .filter(server -> !faulty.contains(server.getKey()))
            .toList();
    for (int later = 1; later < all.size(); later++) {
      Map.Entry<String, DeclaredServer> server = all.get(later);
      for (Map.Entry<String, DeclaredServer> earlier : all.subList(0, later)) {
        PairRules.fault(set.model(), earlier, server)
            .ifPresent(fault -> faults.putIfAbsent(server.getKey(), fault));
      }
    }
    if (faulty.isEmpty()) {
      partnerless(set)
          .map(server -> new ServerSetFault("role", server, server, server, PARTNERLESS))
          .ifPresent(fault -> faults.putIfAbsent(fault.server(), fault));
    }
    return List.copyOf(faults.values());
  }

  /** The only server with the load-balancing role, if it has no partner. */
  private static Optional<String> partnerless(DeclaredSet set) {
    List<String> sharing = set.servers().keySet().stream().filter(set::isLoadBalancing).toList();
    return sharing.size() == 1 ? Optional.of(sharing.getFirst()) : Optional.empty();
  }
}
