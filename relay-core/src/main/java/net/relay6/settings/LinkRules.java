package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/** The rules for the values of a link. */
public final class LinkRules {

  /** The longest Interface-Id in octets. */
  private static final int INTERFACE_ID_LENGTH_MAX = 255;

  /** INFORMATION-REQUEST; all types that concern leases are up to it. */
  private static final int LAST_LEASE_TYPE = 11;

  private LinkRules() {}

  /**
   * The message of a {@code SettingsProblem} if {@code address} does not identify a link (RFC 9915,
   * section 19.1.1); empty if it is global unicast, or link-local and {@code allowLinkLocal} is
   * true.
   */
  public static Optional<String> linkAddress(Ipv6Address address, boolean allowLinkLocal) {
    if (address.isGlobalUnicast() || (address.isLinkLocal() && allowLinkLocal)) {
      return Optional.empty();
    }
    return Optional.of(
        address.isLinkLocal()
            ? "%s is link-local, and few servers can choose a prefix by it; write a global address of"
                    .formatted(address)
                + " the link, or allow-link-local-link-address = true if there is none"
            : ("%s does not identify the link of a client to servers; write a global address of the"
                    + " link")
                .formatted(address));
  }

  /** Responses are assigned to links by it, so it must not contain variables of single messages. */
  public static Optional<String> interfaceId(Template interfaceId) {
    int length = interfaceId.fixedLength();
    if (length > INTERFACE_ID_LENGTH_MAX) {
      return Optional.of(
          "an interface-id has 1 to %d octets, not %d".formatted(INTERFACE_ID_LENGTH_MAX, length));
    }
    return OptionRules.template(interfaceId)
        .or(() ->
            interfaceId.isPerMessage()
                ? Optional.of("an interface-id is the same for all messages of a link")
                : Optional.empty());
  }

  /**
   * The links of a pattern share their settings, and only the Interface-Id distinguishes their
   * responses.
   */
  public static Optional<String> interfaceIdOf(String interfaceName, Template interfaceId) {
    return InterfaceNames.isPattern(interfaceName)
            && !interfaceId.uses(Template.VariableName.INTERFACE)
        ? Optional.of(
            ("all interfaces of the pattern \"%s\" would have the same interface-id; use"
                    + " {interface} in it")
                .formatted(interfaceName))
        : Optional.empty();
  }

  /**
   * The message of a {@code SettingsProblem} if {@code address} is neither global unicast nor
   * link-local; otherwise empty.
   */
  public static Optional<String> activeWhenAddress(Ipv6Address address) {
    return address.isGlobalUnicast() || address.isLinkLocal()
        ? Optional.empty()
        : Optional.of(
            "%s cannot be on an interface; write the address the two relays share"
                .formatted(address));
  }

  /**
   * The message of a {@code SettingsProblem} if a link's list of server names is empty or has a
   * name twice; otherwise empty.
   */
  public static Optional<String> servers(List<String> servers) {
    if (servers.isEmpty()) {
      return Optional.of(
          "the list of servers is empty; name the servers of this link, or remove the key for all");
    }
    return servers.stream().distinct().count() == servers.size()
        ? Optional.empty()
        : Optional.of(
            "a server is listed twice and would receive every message twice; list it once");
  }

  /** RELAY-FORW and RELAY-REPL have rules of their own. */
  public static Optional<String> refusableType(TypeNumber type) {
    if (type.equals(TypeNumber.RELAY_FORW)) {
      return Optional.of(
          "RELAY-FORW is not refused by type; leave downstream-relays empty to accept none");
    }
    return type.equals(TypeNumber.RELAY_REPL)
        ? Optional.of("RELAY-REPL is never accepted from a client link; remove it from the list")
        : Optional.empty();
  }

  /** RFC 6853 requires that every server sees every message of lease exchanges. */
  public static Optional<String> typeWithServers(TypeNumber type) {
    if (type.equals(TypeNumber.RELAY_FORW) || type.equals(TypeNumber.RELAY_REPL)) {
      return Optional.of("messages of downstream relays go to every server of the link; remove it");
    }
    return type.number() <= LAST_LEASE_TYPE
        ? Optional.of(
            "%s goes to every server of the link, or they could not replace each other"
                    .formatted(type)
                + " (RFC 6853, section 5.2); list the link's servers under servers")
        : Optional.empty();
  }

  /**
   * The message of a {@code SettingsProblem} if LEASEQUERY (RFC 5007) is {@code allowed} and also
   * in {@code denied}; otherwise empty.
   */
  public static Optional<String> leasequery(boolean allowed, Set<TypeNumber> denied) {
    return allowed && denied.contains(TypeNumber.LEASEQUERY)
        ? Optional.of(
            "allow-leasequery = true, but deny-types contains LEASEQUERY; remove one of them")
        : Optional.empty();
  }
}
