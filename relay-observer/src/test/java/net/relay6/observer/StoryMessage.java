package net.relay6.observer;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.net.Ipv6Address;

/**
 * A message of a story: its type, its transaction-id, and any of
 *
 * <pre>
 * server NAME           Server Identifier of a client's message; a server's own is its name
 * lease ADDRESS[/LEN]   in an IA_NA, or in an IA_PD with a length; lifetimes from lifetimes
 * gone ADDRESS[/LEN]    the same with lifetimes 0
 * lifetimes T1/T2/P/V   of what follows; 300/480/600/900 otherwise
 * ia-status N           a status code in an IA_NA of its own; pd-status N in an IA_PD
 * oro N                 asks for that option
 * via ADDRESS           through another relay that has sent that link-address
 * no-interface-id       the RELAY-REPL around it has none
 * status N, preference N, elapsed N, vendor N, dns ADDRESS, rapid, unicast
 * option N              with one octet, 0
 * iaid N                of all associations; 1 otherwise
 * duid NAME             the Server Identifier, when it is not the server's name
 * on LINK               lan0 otherwise
 * to SERVER             who gets a copy
 * </pre>
 */
final class StoryMessage {

  private static final InetAddress ANY = address("fe80::1");

  private final FrameBuilder options = FrameBuilder.empty();
  private final String client;
  private final MessageName type;
  private final int transactionId;
  private String link = "lan0";
  private Optional<String> to = Optional.empty();
  private Optional<String> duid = Optional.empty();
  private final List<String> places = new ArrayList<>();
  private Optional<InetAddress> via = Optional.empty();
  private boolean lacksInterfaceId;
  private int iaid = 1;
  private int[] lifetimes = {300, 480, 600, 900};

  private StoryMessage(String client, MessageName type, int transactionId) {
    this.client = client;
    this.type = type;
    this.transactionId = transactionId;
  }

  static StoryMessage read(String client, Deque<String> words) {
    MessageName type = MessageName.valueOf(words.pop().replace('-', '_'));
    StoryMessage message = new StoryMessage(client, type, Integer.parseInt(words.pop()));
    while (!words.isEmpty()) {
      message.take(words.pop(), words);
    }
    return message;
  }

  private void take(String word, Deque<String> words) {
    switch (word) {
      case "rapid" -> options.option(14);
      case "unicast" -> options.option(12, new byte[16]);
      case "server" -> options.option(OptionName.SERVER_ID, duid(words.pop()));
      case "duid" -> duid = Optional.of(words.pop());
      case "on" -> link = words.pop();
      case "to" -> to = Optional.of(words.pop());
      case "iaid" -> iaid = number(words);
      case "lifetimes" -> lifetimes = numbers(words.pop());
      case "lease" -> lease(words.pop(), lifetimes);
      case "gone" -> lease(words.pop(), new int[] {0, 0, 0, 0});
      case "status" -> options.option(OptionName.STATUS_CODE, int16(number(words)));
      case "ia-status" -> status(OptionName.IA_NA, number(words));
      case "pd-status" -> status(OptionName.IA_PD, number(words));
      case "oro" -> options.option(6, int16(number(words)));
      case "via" -> via = Optional.of(address(words.pop()));
      case "no-interface-id" -> lacksInterfaceId = true;
      case "preference" -> options.option(OptionName.PREFERENCE, (byte) number(words));
      case "elapsed" -> options.option(OptionName.ELAPSED_TIME, int16(number(words)));
      case "vendor" -> options.option(16, FrameBuilder.empty().int32(number(words)).octets());
      case "option" -> options.option(number(words), (byte) 0);
      case "dns" -> options.option(23, FrameBuilder.empty().address(address(words.pop())).octets());
      default -> throw new IllegalArgumentException("a message holds no " + word);
    }
  }

  private void status(OptionName association, int code) {
    FrameBuilder status = FrameBuilder.empty().option(OptionName.STATUS_CODE, int16(code));
    options.option(association, association(new int[4]).raw(status.octets()));
  }

  private void lease(String place, int[] times) {
    int slash = place.indexOf('/');
    places.add(canonical(place, slash < 0 ? place.length() : slash));
    if (slash < 0) {
      FrameBuilder address =
          FrameBuilder.empty().address(address(place)).int32(times[2]).int32(times[3]);
      options.option(OptionName.IA_NA, association(times).option(OptionName.IA_ADDRESS, address));
    } else {
      FrameBuilder prefix =
          FrameBuilder.empty()
              .int32(times[2])
              .int32(times[3])
              .int8(Integer.parseInt(place.substring(slash + 1)))
              .address(address(place.substring(0, slash)));
      options.option(OptionName.IA_PD, association(times).option(OptionName.IA_PREFIX, prefix));
    }
  }

  private static String canonical(String place, int slash) {
    return Ipv6Address.parse(place.substring(0, slash)).orElseThrow() + place.substring(slash);
  }

  private FrameBuilder association(int[] times) {
    return FrameBuilder.empty().int32(iaid).int32(times[0]).int32(times[1]);
  }

  String link() {
    return link;
  }

  /** The addresses and prefixes in it, and the client's DUID in hexadecimal. */
  List<String> personal() {
    return Stream.concat(places.stream(), Stream.of(HexFormat.of().formatHex(duid(client))))
        .toList();
  }

  boolean lacksInterfaceId() {
    return lacksInterfaceId;
  }

  Optional<String> to() {
    return to;
  }

  byte[] ofClient() {
    FrameBuilder message = header().raw(options.octets());
    return via.map(link -> FrameBuilder.relayForward(0, link, ANY))
        .map(relay -> relay.option(OptionName.RELAY_MESSAGE, message))
        .orElse(message)
        .octets();
  }

  byte[] ofServer(String server) {
    FrameBuilder message =
        header().option(OptionName.SERVER_ID, duid(duid.orElse(server))).raw(options.octets());
    return via.map(link -> FrameBuilder.relayReply(0, link, ANY))
        .map(relay -> relay.option(OptionName.RELAY_MESSAGE, message))
        .orElse(message)
        .octets();
  }

  private FrameBuilder header() {
    return FrameBuilder.message(type, transactionId).option(OptionName.CLIENT_ID, duid(client));
  }

  private static byte[] duid(String name) {
    return ("\0\2" + name).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] int16(int value) {
    return FrameBuilder.empty().int16(value).octets();
  }

  private static int number(Deque<String> words) {
    return Integer.parseInt(words.pop());
  }

  private static int[] numbers(String text) {
    return java.util.Arrays.stream(text.split("/", -1))
        .mapToLong(Long::parseLong)
        .mapToInt(n -> (int) n)
        .toArray();
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }
}
