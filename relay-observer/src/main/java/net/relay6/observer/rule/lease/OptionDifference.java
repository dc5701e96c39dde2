package net.relay6.observer.rule.lease;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.FactsReader;
import net.relay6.observer.rule.World;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.OptionCode;

/** Names the options in which two responses differ. */
final class OptionDifference {

  private OptionDifference() {}

  /** The names of the options that only one of the two has, or that differ in content. */
  static String between(World world, Facts latest, Share earlier) {
    return earlier(world, earlier)
        .map(before -> names(latest.others(), before.others()))
        .filter(names -> !names.isEmpty())
        .map(names -> "they differ in " + names)
        .orElse("one has an option more often than the other, or in another order");
  }

  private static Optional<Facts> earlier(World world, Share share) {
    return world
        .frames()
        .find(share.frame())
        .filter(frame -> frame.length() >= ClientMessage.HEADER_LENGTH)
        .map(frame ->
            new FactsReader().read(new ClientMessage(Unpooled.wrappedBuffer(frame.toArray()))));
  }

  private static String names(List<Facts.OtherOption> one, List<Facts.OtherOption> other) {
    return Stream.concat(
            one.stream().filter(option -> !other.contains(option)),
            other.stream().filter(option -> !one.contains(option)))
        .map(option -> new OptionCode(option.code()).toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
