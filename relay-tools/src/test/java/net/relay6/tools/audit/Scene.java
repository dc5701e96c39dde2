package net.relay6.tools.audit;

import static net.relay6.fixtures.frame.OptionName.CLIENT_ID;
import static net.relay6.fixtures.frame.OptionName.INTERFACE_ID;
import static net.relay6.fixtures.frame.OptionName.PREFERENCE;
import static net.relay6.fixtures.frame.OptionName.RELAY_MESSAGE;
import static net.relay6.fixtures.frame.OptionName.SERVER_ID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.observer.observation.Observation;
import net.relay6.settings.RelaySettings;
import net.relay6.tools.capture.CaptureBytes;

/** A capture with a client, a relay and servers, and what an audit sees in it. */
final class Scene {

  static final String CLIENT = "fe80::c";
  static final String RELAY_ON_LINK = "fe80::1";
  static final String RELAY = "2001:db8:a::1";
  static final String ALPHA = "2001:db8:a::2";
  static final String BETA = "2001:db8:a::3";
  static final String LINK = "2001:db8:1:1::1";
  private static final String GROUP = "ff02::1:2";
  private static final int RAW = 101;

  private CaptureBytes file = CaptureBytes.pcap(RAW);
  private final List<byte[]> earlier = new ArrayList<>();
  private long micros;

  Scene() {}

  /** So much later. */
  Scene after(long laterMicros) {
    micros += laterMicros;
    return this;
  }

  /** What follows is in another file, from the start of time again. */
  Scene inAnotherFile() {
    earlier.add(file.octets());
    file = CaptureBytes.pcap(RAW);
    micros = 0;
    return this;
  }

  /** A packet, a moment after the one before it. */
  Scene udp(String source, int from, String destination, int to, FrameBuilder payload) {
    micros += 100;
    file.packet(micros, packet(source, from, destination, to, payload));
    return this;
  }

  /** The IPv6 packet of a datagram. */
  static byte[] packet(String source, int from, String destination, int to, FrameBuilder payload) {
    return CaptureBytes.udp(hex(source), from, hex(destination), to, payload.octets());
  }

  /** A client's message on its link. */
  Scene asks(FrameBuilder message) {
    return udp(CLIENT, 546, GROUP, 547, message);
  }

  /** Its copy on the way to a server. */
  Scene copy(String server, FrameBuilder message) {
    return udp(RELAY, 547, server, 547, forward(LINK, "lan0", message));
  }

  /** A server's answer on the way to the relay. */
  Scene answers(String server, FrameBuilder message) {
    return udp(server, 547, RELAY, 547, reply(LINK, "lan0", message));
  }

  /** An answer on the client's link. */
  Scene delivers(FrameBuilder message) {
    return udp(RELAY_ON_LINK, 547, CLIENT, 546, message);
  }

  /** A SOLICIT. */
  static FrameBuilder solicit(int transactionId) {
    return FrameBuilder.message(MessageName.SOLICIT, transactionId)
        .option(CLIENT_ID, HexFormat.of().parseHex("0003000102000000000c"));
  }

  /** An ADVERTISE of the server with that number. */
  static FrameBuilder advertise(int transactionId, int server) {
    return FrameBuilder.message(MessageName.ADVERTISE, transactionId)
        .option(CLIENT_ID, HexFormat.of().parseHex("0003000102000000000c"))
        .option(SERVER_ID, HexFormat.of().parseHex("000300010200000000a" + server))
        .option(PREFERENCE, (byte) (server == 1 ? 255 : 0));
  }

  /** A message wrapped for servers. */
  static FrameBuilder forward(String link, String interfaceId, FrameBuilder message) {
    return FrameBuilder.relayForward(0, Addresses.of(link), Addresses.of(CLIENT))
        .option(INTERFACE_ID, interfaceId)
        .option(RELAY_MESSAGE, message);
  }

  /** A message wrapped for a relay. */
  static FrameBuilder reply(String link, String interfaceId, FrameBuilder message) {
    return FrameBuilder.relayReply(0, Addresses.of(link), Addresses.of(CLIENT))
        .option(INTERFACE_ID, interfaceId)
        .option(RELAY_MESSAGE, message);
  }

  /** The files of it, in a folder. */
  List<Path> files(Path folder) throws IOException {
    List<byte[]> contents = new ArrayList<>(earlier);
    contents.add(file.octets());
    List<Path> files = new ArrayList<>();
    for (byte[] content : contents) {
      files.add(Files.write(folder.resolve(files.size() + ".pcap"), content));
    }
    return files;
  }

  /** What a relay would have told its observer, a line each. */
  static List<String> observations(List<Path> files, Optional<RelaySettings> settings)
      throws Audit.CannotRead {
    TopologyPass topology = new TopologyPass();
    read(files, topology::accept);
    topology.end();
    AuditNames names =
        new AuditNames(topology, files.stream().map(Path::toString).toList(), settings);
    List<String> seen = new ArrayList<>();
    ReplayPass replay = new ReplayPass(topology, names, observation -> seen.add(line(observation)));
    read(files, replay::accept);
    replay.end();
    return seen;
  }

  private static void read(List<Path> files, Consumer<CapturedMessage> sink)
      throws Audit.CannotRead {
    CapturedMessageReader reader = new CapturedMessageReader();
    try (CaptureSet captures = CaptureSet.open(files, _ -> {})) {
      for (var next = captures.next(); next.isPresent(); next = captures.next()) {
        reader.read(next.get()).forEach(sink);
      }
    }
  }

  private static String line(Observation observation) {
    return switch (observation) {
      case Observation.RequestForwarded asked ->
          "%s on %s to %s"
              .formatted(asked.message().type(), asked.link(), String.join(" ", asked.servers()));
      case Observation.ResponseDelivered answered ->
          "%s of %s on %s%s"
              .formatted(
                  answered.message().type(),
                  answered.server(),
                  answered.link().orElse("no link"),
                  answered.lacksInterfaceId() ? " without Interface-Id" : "");
      case Observation.StrayMessage stray ->
          "stray %s of %s on %s".formatted(stray.message().type(), stray.source(), stray.link());
      case Observation.ResponseDiscarded discarded -> "discarded of " + discarded.server();
      case Observation.SendFailed failed -> "not sent to " + failed.server();
      case Observation.PortShared shared -> "port shared with " + shared.programs();
    };
  }

  private static String hex(String address) {
    return HexFormat.of().formatHex(Addresses.octets(Addresses.of(address)));
  }
}
