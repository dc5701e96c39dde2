package net.relay6.daemon.view;

import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.option.OptionCodecs;
import net.relay6.wire.FramePrinter;

/**
 * A finding as sent to clients.
 *
 * @param number its unique number since the start
 * @param code its stable name
 * @param severity {@code alarm}, {@code warning} or {@code notice}
 * @param title what is wrong
 * @param servers the servers concerned
 * @param link the link; missing if it concerns all
 * @param detail what distinguishes it from others of its kind
 * @param facts the figures or names of this case
 * @param opened when it was first seen
 * @param seen when it was last seen
 * @param closed when it closed; missing while it is open
 * @param count how often it was seen
 * @param advice what to do
 * @param evidence messages that show it
 */
public record FindingView(
    long number,
    String code,
    String severity,
    String title,
    List<String> servers,
    Optional<String> link,
    Optional<String> detail,
    Optional<String> facts,
    Instant opened,
    Instant seen,
    Optional<Instant> closed,
    long count,
    String advice,
    List<Message> evidence) {

  /** Copies its lists. */
  public FindingView {
    servers = List.copyOf(servers);
    evidence = List.copyOf(evidence);
  }

  /**
   * A message.
   *
   * @param what its sender and receiver
   * @param frame its octets in hexadecimal
   * @param text their content, a line for each level and option
   */
  public record Message(String what, String frame, String text) {

    private static Message of(Finding.Evidence evidence) {
      return new Message(
          evidence.what(),
          evidence.frame().toHex(),
          new FramePrinter(OptionCodecs.describer())
              .print(Unpooled.wrappedBuffer(evidence.frame().toArray())));
    }
  }

  /**
   * A finding.
   *
   * @param time converts its times to instants
   * @param namesClients whether clients may be named
   */
  public static FindingView of(Finding finding, TimeBase time, boolean namesClients) {
    return new FindingView(
        finding.number(),
        finding.code().label(),
        finding.code().severity().label(),
        finding.code().title(),
        finding.subject().servers(),
        text(finding.subject().link()),
        namesClients ? text(finding.subject().detail()) : Optional.empty(),
        namesClients ? text(finding.facts()) : Optional.empty(),
        time.at(finding.openedNanos()),
        time.at(finding.seenNanos()),
        finding.closedNanos().map(time::at),
        finding.count(),
        finding.advice(),
        namesClients ? finding.evidence().stream().map(Message::of).toList() : List.of());
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(known -> !known.isEmpty());
  }
}
