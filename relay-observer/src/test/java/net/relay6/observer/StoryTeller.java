package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.counters.SendFailure;
import net.relay6.log.ClientNaming;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.KnownLink;
import net.relay6.settings.Intent;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;

/**
 * Tells a story to an observer. Times are milliseconds; {@code #} in a repeated line is 1, 2, ...
 *
 * <pre>
 * 0 c1 asks SOLICIT 7 [MESSAGE]                  a client and its transaction-id
 * 5 alpha answers ADVERTISE c1 7 [MESSAGE]
 * 5 rogue speaks REPLY c1 7 [MESSAGE]            on the client link
 * 5 alpha fails                                  a send to it, for a reason that is not the server's
 * 5 alpha refuses                                a copy: its port is unreachable
 * 5 alpha lacks-route                            a copy finds no way to it
 * 5 alpha babbles                                something that is not passed on
 * 5 lan0 sends 2001:db8:9::1                    its link-address to all servers from now on
 * 5 reload with alpha gamma                      the settings have these servers from now on
 * from 0 every 1000 times 3: c# asks SOLICIT # ; +5 alpha answers ADVERTISE c# #
 * 9000 tick
 * 9000 missed                                    what came until then was not all looked at
 * open server-silent, rogue-server               exactly these
 * told server beta: 3 messages                   one that is open has these words
 * looks like load balancing                      what the answers look like has these words
 * </pre>
 *
 * <p>What a message holds is told by {@link StoryMessage}; {@code on LINK} names another link, and
 * {@code to alpha} sends copies to it alone.
 */
final class StoryTeller {

  private final ServerSetObserver observer;
  private final Story story;
  private final Set<String> personal = new TreeSet<>();
  private final Map<String, KnownLink> links = new TreeMap<>();

  StoryTeller(Story story) {
    this(story, new FindingNaming(ClientNaming.CLEAR));
  }

  StoryTeller(Story story, FindingNaming naming) {
    this.story = story;
    observer =
        new ServerSetObserver(
            intent(List.of("alpha", "beta")),
            ServerSetObserver.Bounds.USUAL,
            new TimeBase(0, Instant.EPOCH),
            naming,
            List.of());
    links.put("lan0", link("2001:db8:1:1::1", 64));
    links.put("lan1", link("2001:db8:1:2::1", 127));
    observer.setLinks(links);
  }

  private Intent intent(Collection<String> servers) {
    String text =
        """
        relay6 {
          servers { %s }
          links = [ { interface = lan0 }, { interface = lan1 } ]
          server-set {
            %s
          }
        }
        """
            .formatted(
                servers.stream()
                    .map(name -> name + " { address = \"" + address(name) + "\" }")
                    .collect(Collectors.joining(", ")),
                story.declared());
    SettingsResult result = SettingsReader.parse(text, story.title());
    return Intent.of(
        assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings());
  }

  private static Ipv6Address address(String server) {
    return new Ipv6Address(0x2001_0db8_000aL << 16, server.hashCode() & 0xffff_ffffL);
  }

  private static KnownLink link(String address, int prefixLength) {
    Ipv6Address own = Ipv6Address.parse(address).orElseThrow();
    return new KnownLink(
        Set.of(own),
        List.of(Ipv6Prefix.containing(own, prefixLength)),
        Map.of("alpha", own, "beta", own),
        true);
  }

  ServerSetReport tell() {
    story.lines().forEach(this::tell);
    assertEquals(0, observer.report().counts().get("rule-faults"), "faults of rules");
    return observer.report();
  }

  /** Who holds what now. */
  LeaseReport leases() {
    return observer.leases(LeaseReport.Filter.ALL, Integer.MAX_VALUE);
  }

  /** The DUIDs, addresses and prefixes of the clients that have been told of. */
  Set<String> personal() {
    return personal;
  }

  private void tell(String line) {
    if (line.startsWith("open")) {
      expectOpen(line);
    } else if (line.startsWith("told ")) {
      expect(line, observer.report().open().stream().map(Finding::toString));
    } else if (line.startsWith("looks ")) {
      expect(line, observer.report().inference().evidence().stream());
    } else if (line.startsWith("from ")) {
      repeat(line);
    } else {
      Deque<String> words = new ArrayDeque<>(List.of(line.split(" +", -1)));
      act(Long.parseLong(words.pop()), words);
    }
  }

  private void expectOpen(String line) {
    TreeSet<String> expected =
        new TreeSet<>(List.of(line.substring("open".length()).split(",", -1)));
    TreeSet<String> open = new TreeSet<>();
    observer.report().open().forEach(finding -> open.add(finding.code().label()));
    assertEquals(
        expected.stream().map(String::strip).filter(code -> !code.isEmpty()).toList(),
        open.stream().toList(),
        () -> line + ", but: " + observer.report().open());
  }

  private void expect(String line, Stream<String> texts) {
    String words = line.substring(line.indexOf(' ') + 1);
    List<String> all = texts.toList();
    assertTrue(all.stream().anyMatch(text -> text.contains(words)), () -> line + ", but: " + all);
  }

  private void repeat(String line) {
    int colon = line.indexOf(':');
    String[] head = line.substring(0, colon).split(" +", -1);
    long start = Long.parseLong(head[1]);
    long step = Long.parseLong(head[3]);
    for (int time = 1; time <= Integer.parseInt(head[5]); time++) {
      for (String part : line.substring(colon + 1).replace("#", "" + time).split(";", -1)) {
        Deque<String> words = new ArrayDeque<>(List.of(part.strip().split(" +", -1)));
        long offset = words.peek().startsWith("+") ? Long.parseLong(words.pop()) : 0;
        act(start + (time - 1) * step + offset, words);
      }
    }
  }

  private void act(long millis, Deque<String> words) {
    long at = TimeUnit.MILLISECONDS.toNanos(millis);
    String who = words.pop();
    String verb = words.isEmpty() ? who : words.pop();
    switch (verb) {
      case "tick" -> observer.tick(at);
      case "missed" -> observer.markIncomplete(at);
      case "asks" -> ask(at, who, words);
      case "answers" -> answer(at, who, words);
      case "speaks" -> stray(at, who, words);
      case "fails" -> fail(at, who, SendFailure.OTHER);
      case "refuses" -> fail(at, who, SendFailure.REFUSED);
      case "lacks-route" -> fail(at, who, SendFailure.UNREACHABLE);
      case "with" -> observer.setIntent(intent(words));
      case "sends" -> sendLinkAddress(at, who, words.pop());
      case "shared" -> observer.accept(new Observation.PortShared(at, List.copyOf(words)));
      case "babbles" -> observer.accept(new Observation.ResponseDiscarded(at, who));
      default -> throw new IllegalArgumentException(story + ": no verb is called " + verb);
    }
  }

  private void sendLinkAddress(long at, String link, String address) {
    observer.tick(at);
    links.put(link, link(address, 64));
    observer.setLinks(links);
  }

  private void fail(long at, String server, SendFailure failure) {
    observer.accept(new Observation.SendFailed(at, server, 1, failure, "No route to host"));
  }

  private void ask(long at, String client, Deque<String> words) {
    StoryMessage message = message(client, words);
    personal.add(peer(client).toString());
    List<String> servers = message.to().map(List::of).orElse(List.of("alpha", "beta"));
    observer.accept(
        new Observation.RequestForwarded(
            at, message.link(), peer(client), servers, parsed(message.ofClient())));
  }

  private void answer(long at, String server, Deque<String> words) {
    String type = words.pop();
    String client = words.pop();
    words.push(type);
    StoryMessage message = message(client, words);
    observer.accept(
        new Observation.ResponseDelivered(
            at,
            server,
            Optional.of(message.link()),
            peer(client),
            parsed(message.ofServer(server)),
            message.lacksInterfaceId()));
  }

  private void stray(long at, String server, Deque<String> words) {
    String type = words.pop();
    String client = words.pop();
    words.push(type);
    StoryMessage message = message(client, words);
    observer.accept(
        new Observation.StrayMessage(
            at, message.link(), peer(server), parsed(message.ofServer(server))));
  }

  private StoryMessage message(String client, Deque<String> words) {
    StoryMessage message = StoryMessage.read(client, words);
    personal.addAll(message.personal());
    return message;
  }

  static Ipv6Address peer(String client) {
    return new Ipv6Address(0xfe80L << 48, (client.hashCode() & 0xffff_ffffL) | 0x1_0000_0000L);
  }

  private static DhcpMessage parsed(byte... frame) {
    MessageParser.Result result =
        MessageParser.parse(Unpooled.wrappedBuffer(Arrays.copyOf(frame, frame.length)));
    return assertInstanceOf(MessageParser.Result.Parsed.class, result).message();
  }
}
