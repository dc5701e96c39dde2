package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServers;
import net.relay6.settings.ServerSetModel;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What model answers look like. In the tables {@code alpha@lan1 2::10 x5/3} are five addresses that
 * alpha gives on lan1, or on lan0 when no link is named: 2001:db8:1:2::10 and every third behind
 * it.
 */
class ModelInferenceTest {

  private static final int SENTENCES = 16;

  private final ObservedServers servers = new ObservedServers();
  private final AddressSamples samples = new AddressSamples();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SPLIT_PREFIXES     | alpha 1::10 x5, beta 1:8000::10 x5
          SPLIT_PREFIXES     | alpha 1::10 x3, beta 1:8000::10 x3
          SPLIT_PREFIXES     | alpha 1::10 x5, beta 1::15 x5
          SPLIT_PREFIXES     | alpha 1::10 x5, beta 1::20 x5, alpha 1::30 x5, beta 1::40 x5
          SPLIT_PREFIXES     | alpha 1::10 x5, beta 1::20 x5, alpha@lan1 2::10 x5, beta@lan1 2::20 x5
          SPLIT_PREFIXES     | alpha 1::10 x5, beta 1::20 x5, gamma 1::30 x5
          SPLIT_PREFIXES     | alpha 1::10 x9/2, beta 1::11 x9/2, alpha 1::100 x32, beta 1::200 x32
          MULTIPLE_PREFIXES  | alpha 1::10 x5, beta 2::10 x5
          MULTIPLE_PREFIXES  | alpha 1::10 x5, alpha 3::10 x5, beta 2::10 x5, beta 4::10 x5
          MULTIPLE_PREFIXES  | alpha 1::10 x5, beta 2::10 x5, gamma 3::10 x5
          IDENTICAL_PREFIXES | alpha 1::10 x5, beta 1::10 x5
          IDENTICAL_PREFIXES | alpha 1::10 x3, beta 1::10 x3
          IDENTICAL_PREFIXES | alpha 1::10 x5/2, beta 1::11 x5/2
          IDENTICAL_PREFIXES | alpha 1::10 x5/3, beta 1::11 x5/3, gamma 1::12 x5/3
          """)
  void allThatWasSeenSpeaksForOneModel(ServerSetModel model, String given) {
    give(given);
    ServerSetReport.Inference inference = ModelInference.of(samples);
    assertEquals(Optional.of(model), inference.model());
    assertEquals(1, inference.confidence());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one server alone               | alpha 1::10 x32
          one server with two networks   | alpha 1::10 x9, alpha 2::10 x9
          two addresses of each          | alpha 1::10 x2, beta 1::20 x2
          two addresses of the other     | alpha 1::10 x9, beta 1::20 x2
          two of the other elsewhere     | alpha 1::10 x9, beta 2::10 x2
          one address again and again    | alpha 1::10 x9/0, beta 1::20 x9/0
          a link for each                | alpha 1::10 x9, beta@lan1 2::10 x9
          one network, a link for each   | alpha 1::10 x9, beta@lan1 1::20 x9
          """)
  void tooLittleWasSeenToTell(String what, String given) {
    give(given);
    assertEquals(ServerSetReport.Inference.NONE, ModelInference.of(samples), what);
  }

  @Test
  void nothingWasSeen() {
    assertEquals(ServerSetReport.Inference.NONE, ModelInference.of(samples));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two links against one  | split split same  | SPLIT_PREFIXES     | 2 | 3
          one link against two   | same split same   | IDENTICAL_PREFIXES | 2 | 3
          one against another    | same split        | SPLIT_PREFIXES     | 1 | 2
          two networks count two | split multiple    | MULTIPLE_PREFIXES  | 2 | 3
          all three              | same split multiple split split | SPLIT_PREFIXES | 3 | 6
          """)
  void linksThatDisagreeLowerTheConfidence(
      String what, String links, ServerSetModel model, int votes, int all) {
    int number = 1;
    for (String link : links.split(" ", -1)) {
      give("alpha@lan%d %d::10 x5".formatted(number, number));
      give(
          switch (link) {
            case "split" -> "beta@lan%d %d::20 x5".formatted(number, number);
            case "same" -> "beta@lan%d %d::10 x5".formatted(number, number);
            default -> "beta@lan%d f%d::10 x5".formatted(number, number);
          });
      number++;
    }
    ServerSetReport.Inference inference = ModelInference.of(samples);
    assertEquals(Optional.of(model), inference.model(), what);
    assertEquals((double) votes / all, inference.confidence());
    assertEquals(all, inference.evidence().size());
  }

  @ParameterizedTest
  @CsvSource({
    "alpha 1::10 x5, beta 1::20 x5, gamma 1::10 x5",
    "alpha 1::10 x5, beta 1::10 x5, gamma 1::20 x5",
    "alpha 1::20 x5, beta 1::10 x5, gamma 1::10 x5",
  })
  void aServerThatDisagreesLowersItWhicheverItIs(String alpha, String beta, String gamma) {
    give(String.join(",", alpha, beta, gamma));
    ServerSetReport.Inference inference = ModelInference.of(samples);
    assertEquals(Optional.of(ServerSetModel.SPLIT_PREFIXES), inference.model());
    assertEquals(2.0 / 3, inference.confidence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alpha 1::10 x5, beta 1::20 x5 | on link lan0, alpha and beta both assign addresses in \
          2001:db8:1:1::/64, each from its own part
          alpha 1::10 x5, beta 1::10 x5 | on link lan0, alpha and beta both assign addresses in \
          2001:db8:1:1::/64, from the same part
          alpha 1::10 x5, beta 2::10 x5 | on link lan0, only alpha assigns addresses in \
          2001:db8:1:1::/64; on link lan0, only beta assigns addresses in 2001:db8:1:2::/64
          """)
  void theEvidenceNamesLinkServersAndNetwork(String given, String sentences) {
    give(given);
    assertEquals(List.of(sentences.split("; ", -1)), ModelInference.of(samples).evidence());
  }

  @Test
  void manyLinksAreSomeSentencesButAllOfThemCount() {
    for (int link = 1; link <= 30; link++) {
      give("alpha@lan%d %d::10 x5".formatted(link, link));
      give("beta@lan%d %d::%s x5".formatted(link, link, link <= 21 ? "20" : "10"));
    }
    ServerSetReport.Inference inference = ModelInference.of(samples);
    assertEquals(SENTENCES, inference.evidence().size());
    assertEquals(Optional.of(ServerSetModel.SPLIT_PREFIXES), inference.model());
    assertEquals(0.7, inference.confidence());
  }

  /** Lets servers give what a cell of a table says. */
  private void give(String cell) {
    for (String part : cell.split(",", -1)) {
      String[] words = part.strip().split("[ @]", -1);
      String link = words.length == 4 ? words[1] : "lan0";
      String[] many = words[words.length - 1].substring(1).split("/", -1);
      Ipv6Address first = address(words[words.length - 2]);
      int step = many.length == 2 ? Integer.parseInt(many[1]) : 1;
      for (int number = 0; number < Integer.parseInt(many[0]); number++) {
        give(link, words[0], new Ipv6Address(first.high(), first.low() + (long) number * step));
      }
    }
  }

  private static Ipv6Address address(String end) {
    return Ipv6Address.parse("2001:db8:1:" + end).orElseThrow();
  }

  private void give(String link, String server, Ipv6Address address) {
    AddressOrPrefix lease = new AddressOrPrefix(address, 128, 600, 900);
    MessageSummary summary =
        new MessageSummary(
            MessageType.ADVERTISE,
            1,
            Octets.EMPTY,
            Octets.EMPTY,
            -1,
            0,
            -1,
            false,
            -1,
            List.of(new MessageSummary.Association(false, 1, 300, 480, 0, List.of(lease))),
            List.of());
    samples.responseDelivered(
        new Rule.ObservedResponse(
            0, servers.named(server).onLink(link), summary, Optional.empty(), -1, 0, false));
  }
}
