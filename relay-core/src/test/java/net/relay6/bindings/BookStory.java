package net.relay6.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * What a relay sees, and what the book holds then.
 *
 * <pre>
 * 10 alpha to c1 REPLY 7 pd1 2001:db8:8:100::/56=3600   a response, seconds after the start
 * 20 c1@lan1 to alpha RELEASE 8 pd1 2001:db8:8:100::/56 a client's message, naming a server; * names none
 * 20 c1 from fe80::9 to * REBIND 9 na1 2001:db8::1      the same from another address
 * 30                                                    time goes on
 * 40 cleared c1                                         the operator removes the client's bindings
 * 50 missed                                             messages were lost
 * book 2001:db8:8:100::/56 c1 lan0 alpha ; ...          what the book holds, in order
 * changes added extended                                since the last such line
 * incomplete since 50 / complete
 * overlaps 2001:db8:8::/48 2001:db8:8:100::/56          what overlaps a prefix
 * </pre>
 *
 * <p>{@code pd1} is an IA_PD with IAID 1, {@code na1} an IA_NA, {@code reg} a registered address;
 * {@code pd1!3} has that status. Lifetimes follow {@code =}: the valid one, or {@code =forever}.
 */
final class BookStory {

  private long nowSeconds;
  private final BindingBook book =
      new BindingBook(
          new BookClock(
              () -> Instant.ofEpochSecond(nowSeconds), () -> TimeUnit.SECONDS.toNanos(nowSeconds)),
          8);
  private final List<String> changes = new ArrayList<>();

  BookStory() {
    book.add(change -> changes.add(change.kind().name().toLowerCase(Locale.ROOT)));
  }

  BindingBook book() {
    return book;
  }

  void tell(String line) {
    Deque<String> words = new ArrayDeque<>(Arrays.asList(line.strip().split(" +", -1)));
    String first = words.pop();
    switch (first) {
      case "book" -> assertEquals(rest(words), rows(), line);
      case "changes" -> {
        assertEquals(rest(words), String.join(" ", changes), line);
        changes.clear();
      }
      case "complete" -> assertEquals(Optional.empty(), book.incompleteSince(), line);
      case "incomplete" -> {
        words.pop();
        assertEquals(
            Optional.of(Instant.ofEpochSecond(Long.parseLong(words.pop()))),
            book.incompleteSince(),
            line);
      }
      case "overlaps" -> assertEquals(overlapping(words.pop()), rest(words), line);
      default -> {
        nowSeconds = Long.parseLong(first);
        book.expire(100);
        if (!words.isEmpty()) {
          happens(words);
        }
      }
    }
  }

  private static String rest(Deque<String> words) {
    return String.join(" ", words);
  }

  private String rows() {
    List<String> rows = new ArrayList<>();
    book.forEach(binding -> rows.add(row(binding)));
    return String.join(" ; ", rows);
  }

  private static String row(Binding binding) {
    List<String> words = new ArrayList<>();
    words.add(prefix(binding.key().prefix()));
    words.add(new String(binding.key().client().toArray(), StandardCharsets.US_ASCII).substring(2));
    words.add(binding.key().link());
    binding.claims().forEach(claim -> words.add(claim.server()));
    if (binding.state() != Binding.State.CONFIRMED) {
      words.add(binding.state().name().toLowerCase(Locale.ROOT));
    }
    return String.join(" ", words);
  }

  private static String prefix(Ipv6Prefix prefix) {
    return prefix.length() == 128 ? prefix.address().toString() : prefix.toString();
  }

  private String overlapping(String prefix) {
    return String.join(
        " ",
        book.overlapping(prefixOf(prefix)).stream()
            .map(binding -> prefix(binding.key().prefix()))
            .toList());
  }

  private static Ipv6Prefix prefixOf(String text) {
    return Ipv6Prefix.parse(text.contains("/") ? text : text + "/128").orElseThrow();
  }

  private void happens(Deque<String> words) {
    String who = words.pop();
    switch (who) {
      case "missed" -> book.markIncomplete(book.clock().millis());
      case "cleared" -> {
        Octets client = duid(words.pop());
        book.clear(binding -> binding.key().client().equals(client));
      }
      default -> message(who, words);
    }
  }

  private void message(String who, Deque<String> words) {
    String peer = "fe80::1";
    if (words.getFirst().equals("from")) {
      words.pop();
      peer = words.pop();
    }
    words.pop();
    String whom = words.pop();
    MessageType type = MessageType.named(words.pop()).orElseThrow();
    int transaction = Integer.parseInt(words.pop());
    boolean isReply = type == MessageType.REPLY || type == MessageType.ADDR_REG_REPLY;
    String client = isReply ? whom : who;
    String server = isReply ? who : whom;
    BindingBook.Relayed relayed =
        new BindingBook.Relayed(
            "",
            client.contains("@") ? client.substring(client.indexOf('@') + 1) : "lan0",
            Ipv6Address.parse(peer).orElseThrow(),
            Optional.of(LinkLayerAddress.ethernet(peer.hashCode())),
            summary(type, transaction, client.replaceAll("@.*", ""), server, words),
            book.clock().millis());
    if (isReply) {
      book.delivered(server, relayed);
    } else {
      book.forwarded(relayed);
    }
  }

  private static Octets duid(String name) {
    return name.equals("*") ? Octets.EMPTY : Octets.ofText("d-" + name);
  }

  private static MessageSummary summary(
      MessageType type, int transaction, String client, String server, Deque<String> words) {
    List<MessageSummary.Association> associations = new ArrayList<>();
    List<MessageSummary.OtherOption> others = new ArrayList<>();
    int status = 0;
    while (!words.isEmpty()) {
      String word = words.pop();
      if (word.startsWith("status")) {
        status = Integer.parseInt(word.substring(6));
      } else if (word.equals("reg")) {
        others.add(new MessageSummary.OtherOption(5, registered(lease(words.pop()))));
      } else {
        associations.add(association(word, words));
      }
    }
    return new MessageSummary(
        type,
        transaction,
        duid(client),
        duid(server),
        -1,
        status,
        -1,
        false,
        -1,
        associations,
        others);
  }

  private static MessageSummary.Association association(String head, Deque<String> words) {
    String[] parts = head.split("!", -1);
    List<AddressOrPrefix> leases = new ArrayList<>();
    while (!words.isEmpty() && words.getFirst().contains(":")) {
      leases.add(lease(words.pop()));
    }
    return new MessageSummary.Association(
        parts[0].startsWith("pd"),
        Long.parseLong(parts[0].substring(2)),
        0,
        0,
        parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
        leases);
  }

  private static AddressOrPrefix lease(String text) {
    String[] parts = (text + "=0").split("=", -1);
    String[] prefix = (parts[0] + "/128").split("/", -1);
    long valid = parts[1].equals("forever") ? AddressOrPrefix.FOREVER : Long.parseLong(parts[1]);
    return new AddressOrPrefix(
        Ipv6Address.parse(prefix[0]).orElseThrow(), Integer.parseInt(prefix[1]), valid, valid);
  }

  private static Octets registered(AddressOrPrefix lease) {
    return Octets.of(lease.address().toOctets())
        .followedBy(
            Octets.parseHex("%08x%08x".formatted(lease.validSeconds(), lease.validSeconds()))
                .orElseThrow());
  }
}
