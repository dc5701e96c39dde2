package net.relay6.planning.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.counters.RelayCounters;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import net.relay6.runtime.Uplinks;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the operator is warned of, and where it stands. A case in {@code assembly/warnings.txt} is a
 * title; lines with {@code @} that say which interfaces there are, which addresses names have, and
 * by which interface an address or all others are reached; the configuration; and behind a line
 * {@code --} the warnings in the order of the file. A line {@code ==} ends it.
 */
class WarningsTest {

  record Case(String title, List<String> machine, String configuration, String warnings) {

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Case> cases() {
    return Arrays.stream(resource("/planning/warnings.txt").split("\n==\n"))
        .map(WarningsTest::parse);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void namesEachWithItsPlace(Case one) {
    assertEquals(one.warnings(), warnings(one));
  }

  private static String warnings(Case one) {
    SettingsResult result = SettingsReader.parse(one.configuration(), "relay6.conf");
    SettingsResult.Valid valid =
        assertInstanceOf(SettingsResult.Valid.class, result, result.toString());
    Environment environment = surroundings(valid, one.machine());
    AssembledPlan assembled =
        new PlanAssembly(
                valid.settings(),
                UnpooledByteBufAllocator.DEFAULT,
                new RelayCounters(),
                new FailingFaults(),
                List.of(),
                () -> 0)
            .assemble(environment);
    return PlanReview.of(valid.settings(), assembled, environment.interfaces()).stream()
        .sorted(Comparator.comparing(warning -> valid.origins().of(warning.path())))
        .map(warning -> valid.origins().of(warning.path()) + ": " + warning)
        .collect(Collectors.joining("\n"));
  }

  private static Environment surroundings(SettingsResult.Valid valid, List<String> machine) {
    Map<String, List<Ipv6Address>> names = new HashMap<>();
    Map<String, String> routes = new HashMap<>();
    InventedInterfaces interfaces = InventedInterfaces.of();
    for (String line : machine) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "name" -> names.put(words[1], List.of(address(words[2])));
        case "route" -> routes.put(words[1], words[2]);
        default -> interfaces.apply(line);
      }
    }
    InterfaceSnapshot there = interfaces.snapshot();
    return new Environment(
        there,
        names,
        Uplinks.routes(valid.settings(), names, (to, _, _) -> way(to, routes, there)),
        Optional.empty(),
        "router");
  }

  private static RouteLookup.ResolvedRoute way(
      Ipv6Address to, Map<String, String> routes, InterfaceSnapshot interfaces) {
    return Optional.ofNullable(routes.getOrDefault(to.toString(), routes.get("default")))
        .flatMap(interfaces::named)
        .map(NetworkLink::index)
        .map(index -> RouteLookup.ResolvedRoute.via(InterfaceSet.of(index)))
        .orElse(RouteLookup.ResolvedRoute.NONE);
  }

  private static Case parse(String text) {
    String[] parts = text.split("\n--", 2);
    List<String> lines = List.of(parts[0].split("\n", -1));
    List<String> machine =
        lines.stream()
            .filter(line -> line.startsWith("@ "))
            .map(line -> line.substring(2))
            .toList();
    String configuration =
        String.join("\n", lines.subList(1 + machine.size(), lines.size())) + "\n";
    return new Case(lines.getFirst(), machine, configuration, parts[1].strip());
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }

  private static String resource(String path) {
    try (InputStream stream = WarningsTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(stream, path).readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
