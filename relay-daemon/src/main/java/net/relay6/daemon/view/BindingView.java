package net.relay6.daemon.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BookClock;
import net.relay6.log.ClientNaming;

/**
 * A binding as the event stream shows it; {@code docs/bindings.schema.json} describes it.
 *
 * @param prefix the prefix with its length, 128 for an address
 * @param kind {@code address}, {@code delegated-prefix} or {@code registered-address}
 * @param vrf the routing domain of the link; empty for the default one
 * @param link the client link
 * @param client the client's DUID
 * @param iaid the number of its identity association
 * @param peer the client's link-local address, or the relay between it and this one
 * @param linkLayerAddress the peer's hardware address
 * @param since when it was first granted
 * @param contact when the client last sent a message about a lease
 * @param state {@code confirmed}, {@code restored}, {@code unconfirmed} or {@code unused}
 * @param claims the servers that granted it, the latest last
 */
public record BindingView(
    String prefix,
    String kind,
    String vrf,
    String link,
    String client,
    long iaid,
    String peer,
    Optional<String> linkLayerAddress,
    Instant since,
    Instant contact,
    String state,
    List<Claim> claims) {

  /** Copies its list. */
  public BindingView {
    claims = List.copyOf(claims);
  }

  /**
   * The grant of one server; a lifetime without end has no time.
   *
   * @param server its configured name
   * @param serverId its DUID
   * @param granted when it last granted or extended the binding
   */
  public record Claim(
      String server,
      String serverId,
      Instant granted,
      Optional<Instant> preferredUntil,
      Optional<Instant> validUntil) {}

  /** The view of {@code binding}, with clients named by {@code naming}. */
  public static BindingView of(Binding binding, BookClock clock, ClientNaming naming) {
    Binding.Key key = binding.key();
    return new BindingView(
        naming.address(key.prefix().address()) + "/" + key.prefix().length(),
        name(binding.kind()),
        key.vrf(),
        key.link(),
        naming.duid(key.client()),
        key.iaid(),
        naming.address(binding.peer()),
        binding.linkLayerAddress().map(naming::linkLayerAddress),
        clock.instant(binding.sinceMillis()),
        clock.instant(binding.contactMillis()),
        name(binding.state()),
        binding.claims().stream().map(claim -> claim(claim, clock)).toList());
  }

  private static Claim claim(Binding.Claim claim, BookClock clock) {
    return new Claim(
        claim.server(),
        claim.identifier().toHex(),
        clock.instant(claim.grantedMillis()),
        end(claim.preferredUntilMillis(), clock),
        end(claim.validUntilMillis(), clock));
  }

  private static Optional<Instant> end(long untilMillis, BookClock clock) {
    return untilMillis == BookClock.NEVER
        ? Optional.empty()
        : Optional.of(clock.instant(untilMillis));
  }

  /** The name of a constant in JSON. */
  public static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
