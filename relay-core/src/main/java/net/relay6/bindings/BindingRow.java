package net.relay6.bindings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * A binding as the book stores it: in about a third of the memory of a {@link Binding}, since there
 * may be 100,000 of them. Its key does not change.
 */
final class BindingRow {

  private static final long NO_HARDWARE_ADDRESS = -1;

  /** By prefix, the shorter before those within it, then the other parts of the key. */
  static final Comparator<BindingRow> BY_PREFIX =
      (one, other) -> {
        int byPrefix = comparePrefixes(one, other);
        return byPrefix != 0 ? byPrefix : compareHolders(one, other);
      };

  /** By client, then link, identity association and prefix. */
  static final Comparator<BindingRow> BY_CLIENT =
      (one, other) -> {
        int byHolder = compareHolders(one, other);
        return byHolder != 0 ? byHolder : comparePrefixes(one, other);
      };

  private final long high;
  private final long low;
  private final byte length;
  private final Binding.Kind kind;
  private final String vrf;
  private final String link;
  private final byte[] client;
  private final int iaid;
  final long sinceMillis;
  List<Binding.Claim> claims = List.of();
  Binding.State state = Binding.State.CONFIRMED;
  long contactMillis;

  /** The transaction in which it was last granted, 24 bits. */
  int transactionId;

  private long peerHigh;
  private long peerLow;
  private long hardwareAddress = NO_HARDWARE_ADDRESS;

  BindingRow(Binding.Key key, Binding.Kind kind, long sinceMillis) {
    high = key.prefix().address().high();
    low = key.prefix().address().low();
    length = (byte) key.prefix().length();
    this.kind = kind;
    vrf = key.vrf().intern();
    link = key.link().intern();
    client = key.client().toArray();
    iaid = (int) key.iaid();
    this.sinceMillis = sinceMillis;
    contactMillis = sinceMillis;
  }

  /** The row of a binding from an earlier run. */
  static BindingRow restored(Binding binding, UnaryOperator<Octets> shared) {
    BindingRow row = new BindingRow(binding.key(), binding.kind(), binding.sinceMillis());
    binding.claims().forEach(claim -> row.grant(claim.by(shared.apply(claim.identifier()))));
    row.state = Binding.State.RESTORED;
    row.contactMillis = binding.contactMillis();
    row.setPeer(binding.peer());
    binding.linkLayerAddress().ifPresent(row::setLinkLayerAddress);
    return row;
  }

  private static int comparePrefixes(BindingRow one, BindingRow other) {
    int byHigh = Long.compareUnsigned(one.high, other.high);
    int byAddress = byHigh != 0 ? byHigh : Long.compareUnsigned(one.low, other.low);
    return byAddress != 0 ? byAddress : Byte.compareUnsigned(one.length, other.length);
  }

  private static int compareHolders(BindingRow one, BindingRow other) {
    int byClient = Arrays.compareUnsigned(one.client, other.client);
    if (byClient != 0) {
      return byClient;
    }
    int byLink = one.link.compareTo(other.link);
    int byVrf = byLink != 0 ? byLink : one.vrf.compareTo(other.vrf);
    return byVrf != 0 ? byVrf : Integer.compareUnsigned(one.iaid, other.iaid);
  }

  private Ipv6Address address() {
    return new Ipv6Address(high, low);
  }

  Ipv6Prefix prefix() {
    return new Ipv6Prefix(address(), Byte.toUnsignedInt(length));
  }

  Binding.Kind kind() {
    return kind;
  }

  String link() {
    return link;
  }

  String vrf() {
    return vrf;
  }

  boolean isOf(Octets duid) {
    return duid.length() == client.length && Octets.of(client).equals(duid);
  }

  boolean isOfAssociation(Binding.Kind ofKind, long number) {
    return kind == ofKind && iaid == (int) number;
  }

  Ipv6Address peer() {
    return new Ipv6Address(peerHigh, peerLow);
  }

  void setPeer(Ipv6Address peer) {
    peerHigh = peer.high();
    peerLow = peer.low();
  }

  private Optional<LinkLayerAddress> linkLayerAddress() {
    return hardwareAddress == NO_HARDWARE_ADDRESS
        ? Optional.empty()
        : Optional.of(LinkLayerAddress.ethernet(hardwareAddress));
  }

  /** Returns whether it is another one than before. */
  boolean setLinkLayerAddress(LinkLayerAddress address) {
    long before = hardwareAddress;
    hardwareAddress = address.isEthernet() ? address.toBits() : NO_HARDWARE_ADDRESS;
    return before != hardwareAddress;
  }

  boolean isGrantedBy(Octets identifier) {
    for (Binding.Claim claim : claims) {
      if (claim.identifier().equals(identifier)) {
        return true;
      }
    }
    return false;
  }

  /** Replaces the claim of its server, or adds it. */
  void grant(Binding.Claim claim) {
    if (claims.size() == 1 && isGrantedBy(claim.identifier())) {
      claims = List.of(claim);
      return;
    }
    List<Binding.Claim> next = new ArrayList<>(claims);
    next.removeIf(one -> one.identifier().equals(claim.identifier()));
    next.add(claim);
    claims = List.copyOf(next);
  }

  /** Removes the claim of a server; returns whether there was one. */
  boolean revoke(Octets identifier) {
    int before = claims.size();
    claims = claims.stream().filter(claim -> !claim.identifier().equals(identifier)).toList();
    return claims.size() < before;
  }

  /** Removes the claims that have ended; returns whether there was one. */
  boolean expire(long nowMillis) {
    for (Binding.Claim claim : claims) {
      if (claim.validUntilMillis() <= nowMillis) {
        claims = claims.stream().filter(one -> one.validUntilMillis() > nowMillis).toList();
        return true;
      }
    }
    return false;
  }

  Binding.Key key() {
    return new Binding.Key(prefix(), vrf, link, Octets.of(client), Integer.toUnsignedLong(iaid));
  }

  /** The binding; a removed one has the claims it had before. */
  Binding view(List<Binding.Claim> shown) {
    return new Binding(
        key(), kind, peer(), linkLayerAddress(), shown, sinceMillis, contactMillis, state);
  }
}
