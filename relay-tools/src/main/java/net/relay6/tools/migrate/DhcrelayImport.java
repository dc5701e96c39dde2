package net.relay6.tools.migrate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.net.Octets;
import net.relay6.settings.RelaySettings;

/** Converts the command line of ISC dhcrelay, as documented in dhcrelay(8), to settings. */
public final class DhcrelayImport {

  private static final int ISC_HOP_COUNT = 10;
  private static final int DHCP_PORT = 547;

  private final DhcrelayLine line;
  private final Draft draft = new Draft();

  private DhcrelayImport(DhcrelayLine line) {
    this.line = line;
  }

  /** Converts the words of a command line, or a line of ps in one word. */
  public static Imported ofWords(List<String> words) {
    return of(DhcrelayCommand.of(words));
  }

  /**
   * Converts a file from which dhcrelay is started.
   *
   * @param name the file's, for messages
   */
  public static Imported ofFile(String name, String text) {
    DhcrelayFile file = new DhcrelayFile(name, text);
    DhcrelayCommand command = file.command();
    return file.mistakes().isEmpty() ? of(command) : new Imported.Refused(file.mistakes());
  }

  private static Imported of(DhcrelayCommand command) {
    DhcrelayFlags flags = new DhcrelayFlags(command);
    DhcrelayLine line = flags.read();
    return flags.mistakes().isEmpty()
        ? new DhcrelayImport(line).draft(command.flags()).converted()
        : new Imported.Refused(flags.mistakes());
  }

  private Draft draft(List<String> words) {
    introduce(words);
    servers();
    links();
    hopCount();
    line.subscriberId()
        .ifPresent(id ->
            draft.key(
                "link-defaults { subscriber-id = %s }".formatted(Draft.Quoted.template(id)),
                List.of(
                    "-s " + Draft.Quoted.comment(id),
                    "The same for all clients; set it for each link instead, if you can.")));
    return draft;
  }

  private void introduce(List<String> words) {
    draft.introduce("Made from: dhcrelay " + Draft.Quoted.comment(String.join(" ", words)));
    draft.introduce("Differences of relay6:");
    if (!line.asksGroup()) {
      draft.introduce(
          "* It accepts responses only from the servers below; dhcrelay accepted them from any host"
              + " (see replies.accept-from).");
    }
    draft.introduce(
        "* It accepts RELAY-FORW from no host; dhcrelay accepted it from any host on a lower"
            + " interface. For relays nearer to clients, add downstream-relays = [ \"fe80::/10\" ]"
            + " to their links.");
    draft.introduce(
        "* It sends servers the client's hardware address (client-link-layer-address), which"
            + " dhcrelay cannot, and limits what a client may send (client-rate).");
    draft.introduce(
        "* It stays in the foreground and writes no pid file: -d, -q, -pf and --no-pid have no"
            + " equivalent and need none.");
    if (line.port().filter(port -> port != DHCP_PORT).isPresent()) {
      draft.introduce(
          "NO EQUIVALENT: -p %d. relay6 always listens on port 547."
              .formatted(line.port().orElseThrow()));
    }
    line.dropped().forEach(what -> draft.introduce("DROPPED: " + Draft.Quoted.comment(what)));
  }

  private void servers() {
    Map<String, List<DhcrelayLine.Upper>> byDestination = new LinkedHashMap<>();
    for (DhcrelayLine.Upper upper : line.uppers()) {
      byDestination.computeIfAbsent(destination(upper), _ -> new ArrayList<>()).add(upper);
    }
    int number = 1;
    for (Map.Entry<String, List<DhcrelayLine.Upper>> server : byDestination.entrySet()) {
      server("server-" + number++, server.getKey(), server.getValue());
    }
  }

  private static String destination(DhcrelayLine.Upper upper) {
    return upper.address() + (upper.address().isLinkLocal() ? "%" + upper.interfaceName() : "");
  }

  private void server(String name, String destination, List<DhcrelayLine.Upper> uppers) {
    List<String> keys = new ArrayList<>(List.of("address = " + Draft.Quoted.text(destination)));
    List<String> comments = new ArrayList<>();
    uppers.forEach(upper -> comments.add("-u " + Draft.Quoted.comment(upper.written())));
    if (uppers.getFirst().address().isMulticast()) {
      keys.add(
          uppers.stream()
              .map(DhcrelayLine.Upper::interfaceName)
              .distinct()
              .map(Draft.Quoted::text)
              .collect(Collectors.joining(", ", "interfaces = [ ", " ]")));
      comments.add("A group of servers; with their own addresses relay6 could distinguish them.");
    } else if (!uppers.getFirst().address().isLinkLocal()) {
      comments.add(
          "The routing table decides by which interface it is reached, not the configuration.");
    }
    line.relayPort().ifPresent(port -> keys.add("local-port = " + port));
    draft.server("%s { %s }".formatted(name, String.join(", ", keys)), comments);
  }

  private void links() {
    Set<String> seen = new HashSet<>();
    for (DhcrelayLine.Lower lower : line.lowers()) {
      if (seen.add(lower.interfaceName())) {
        link(lower);
      } else {
        draft.introduce(
            "NO EQUIVALENT: -l %s. A link has one link-address; the first -l of %s was taken."
                .formatted(
                    Draft.Quoted.comment(lower.written()),
                    Draft.Quoted.comment(lower.interfaceName())));
      }
    }
  }

  private void link(DhcrelayLine.Lower lower) {
    List<String> keys =
        new ArrayList<>(List.of("interface = " + Draft.Quoted.text(lower.interfaceName())));
    List<String> comments = new ArrayList<>(List.of("-l " + Draft.Quoted.comment(lower.written())));
    if (lower.address().isPresent()) {
      keys.add("link-address = " + Draft.Quoted.text(lower.address().get().toString()));
      if (lower.address().get().isLinkLocal()) {
        keys.add("allow-link-local-link-address = true");
        comments.add("Few servers can choose a prefix by a link-local link-address.");
      }
    } else {
      comments.add(
          "The link-address was the interface's first address; relay6 takes the lowest stable one:"
              + " compare with `relay6 check`.");
    }
    if (line.sendsInterfaceId()) {
      int id = line.interfaceId(lower);
      keys.add("interface-id = \"0x%s\"".formatted(interfaceId(id).toHex()));
      comments.add(
          "The Interface-Id dhcrelay sent, the number %d as this machine holds it, in case servers have"
                  .formatted(id)
              + " policies by it. Remove it to send the interface's name, which does not depend on"
              + " other interfaces.");
    } else {
      comments.add("dhcrelay sent no Interface-Id; relay6 sends the interface's name.");
    }
    draft.link("{ %s }".formatted(String.join(", ", keys)), comments);
  }

  /** Four octets in the byte order of this machine, as dhcrelay copies a C int. */
  private static Octets interfaceId(int id) {
    return Octets.of(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder()).putInt(id).array());
  }

  private void hopCount() {
    int limit = line.hopCount().orElse(ISC_HOP_COUNT);
    List<String> comments = new ArrayList<>();
    comments.add(line.hopCount().isPresent() ? "-c " + limit : "dhcrelay's default without -c.");
    comments.add("RFC 9915 has 8, relay6's default; remove the line if no chain is that long.");
    if (limit < 1 || limit > RelaySettings.HOP_COUNT_LIMIT_MAX) {
      comments.add("NO EQUIVALENT: relay6 allows 1 to 32.");
    }
    draft.key(
        "hop-count-limit = " + Math.clamp(limit, 1, RelaySettings.HOP_COUNT_LIMIT_MAX), comments);
  }
}
