package net.relay6.feature.bindings;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import net.relay6.agent.extension.OutcomeQueue;
import net.relay6.agent.extension.QueuedOutcome;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.bindings.BindingBook;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.MessageSummaryReader;
import net.relay6.wire.Nesting;
import net.relay6.wire.RelayMessage;

/**
 * Drains the queue of a {@link BindingTap} into the book. If outcomes did not fit into the queue,
 * the book is incomplete from then on. Used by the thread that changes the book.
 */
public final class BindingFeed {

  private static final int BATCH = 256;
  private static final int PEERS_MAX = 4096;

  private final OutcomeQueue queue;
  private final BindingBook book;
  private final MessageSummaryReader reader = new MessageSummaryReader();
  private final Consumer<QueuedOutcome> sink = this::accept;

  /** The hardware addresses of the latest peers: a REPLY does not show that of its receiver. */
  private final LinkedHashMap<Peer, LinkLayerAddress> addresses =
      new LinkedHashMap<>(16, 0.75f, true);

  private long lost;

  /** A peer on a link. */
  private record Peer(String link, Ipv6Address address) {}

  /** Feeds {@code book} from {@code queue}. */
  public BindingFeed(OutcomeQueue queue, BindingBook book) {
    this.queue = queue;
    this.book = book;
  }

  /** Drains the queue. */
  public void drain() {
    reportLost();
    while (queue.drain(sink, BATCH) == BATCH) {
      reportLost();
    }
  }

  private void reportLost() {
    long count = queue.lost();
    if (count > lost) {
      lost = count;
      book.markIncomplete(book.clock().millis());
    }
  }

  private void accept(QueuedOutcome outcome) {
    if (!(MessageParser.parse(outcome.message())
        instanceof MessageParser.Result.Parsed(DhcpMessage message))) {
      return;
    }
    if (outcome.kind() == QueuedOutcome.Kind.FORWARDED) {
      outcome.linkLayerAddress().ifPresent(address -> remember(peer(outcome), address));
      Nesting.innermost(message).ifPresent(inner -> book.forwarded(relayed(outcome, inner)));
    } else if (message instanceof RelayMessage reply) {
      Nesting.inner(reply)
          .flatMap(Nesting::innermost)
          .ifPresent(inner -> book.delivered(server(outcome), relayed(outcome, inner)));
    }
  }

  private void remember(Peer peer, LinkLayerAddress address) {
    addresses.put(peer, address);
    if (addresses.size() > PEERS_MAX) {
      addresses.pollFirstEntry();
    }
  }

  private static Peer peer(QueuedOutcome outcome) {
    return new Peer(link(outcome), outcome.peer());
  }

  private BindingBook.Relayed relayed(QueuedOutcome outcome, ClientMessage message) {
    return new BindingBook.Relayed(
        "",
        link(outcome),
        outcome.peer(),
        outcome.linkLayerAddress().or(() -> Optional.ofNullable(addresses.get(peer(outcome)))),
        reader.read(message),
        book.clock().millisAt(outcome.atNanos()));
  }

  /** A response to a global address may leave by any interface; it then belongs to no link. */
  private static String link(QueuedOutcome outcome) {
    return outcome.link().map(LinkPlan::name).orElse("");
  }

  private static String server(QueuedOutcome outcome) {
    return outcome.server().map(ServerPlan::name).orElse("");
  }
}
