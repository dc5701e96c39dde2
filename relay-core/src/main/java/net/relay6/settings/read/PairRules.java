package net.relay6.settings.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.DeclaredServer;
import net.relay6.settings.ServerRole;
import net.relay6.settings.ServerSetModel;

/** The rules for the declarations about two servers (RFC 6853, section 6). */
final class PairRules {

  /** Returns the fault of the later value; {@code name} is the server with the earlier one. */
  private interface PairRule<T> {
    Optional<String> fault(String name, T earlier, T later);
  }

  /** Two servers; faults are reported for the second. */
  private record Pair(
      Map.Entry<String, DeclaredServer> earlier, Map.Entry<String, DeclaredServer> later) {

    /** The fault of both values of {@code key}; {@code kind} names the rule. */
    <T> Optional<ServerSetFault> fault(
        String key, String kind, Function<DeclaredServer, T> value, PairRule<T> rule) {
      T first = value.apply(earlier.getValue());
      T second = value.apply(later.getValue());
      String values = "%s %s %s %s".formatted(kind, key, first, second);
      return rule.fault(earlier.getKey(), first, second)
          .map(fault -> new ServerSetFault(key, later.getKey(), earlier.getKey(), values, fault));
    }

    boolean isActive() {
      return earlier.getValue().role() == ServerRole.ACTIVE
          && later.getValue().role() == ServerRole.ACTIVE;
    }
  }

  private PairRules() {}

  /** The first fault, reported for {@code later}. */
  static Optional<ServerSetFault> fault(
      Optional<ServerSetModel> model,
      Map.Entry<String, DeclaredServer> earlier,
      Map.Entry<String, DeclaredServer> later) {
    Pair pair = new Pair(earlier, later);
    // Standby and load-balancing servers replace a partner, with the same preference and pools.
    return pair.isActive()
        ? pair.fault("preference", "same", DeclaredServer::preference, PairRules::same)
            .or(() -> model.flatMap(known -> faultOfPools(known, pair)))
        : Optional.empty();
  }

  private static Optional<ServerSetFault> faultOfPools(ServerSetModel model, Pair pair) {
    boolean identical = model == ServerSetModel.IDENTICAL_PREFIXES;
    String kind = identical ? "different" : "overlapping";
    PairRule<List<Ipv6Prefix>> rule =
        identical
            ? PairRules::different
            : (name, earlier, later) -> overlap(model, name, earlier, later);
    return pair.fault("pools", kind, DeclaredServer::pools, rule)
        .or(() -> pair.fault("delegated-pools", kind, DeclaredServer::delegatedPools, rule));
  }

  private static Optional<String> same(
      String name, Optional<Integer> earlier, Optional<Integer> later) {
    return earlier
        .filter(_ -> earlier.equals(later))
        .map(preference ->
            ("preference %d is that of %s too, so clients would choose by chance; write another,"
                    + " or leave both out")
                .formatted(preference, name));
  }

  private static Optional<String> different(
      String name, List<Ipv6Prefix> earlier, List<Ipv6Prefix> later) {
    return Set.copyOf(earlier).equals(Set.copyOf(later))
        ? Optional.empty()
        : Optional.of(
            ("its pools are %s, those of %s are %s; in the model identical-prefixes both are the"
                    + " same")
                .formatted(later, name, earlier));
  }

  private static Optional<String> overlap(
      ServerSetModel model, String name, List<Ipv6Prefix> earlier, List<Ipv6Prefix> later) {
    if (earlier.isEmpty() != later.isEmpty()) {
      return Optional.of(
          "%s declares pools and %s does not; write those of both, or of none"
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
