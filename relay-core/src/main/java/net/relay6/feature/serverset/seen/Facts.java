package net.relay6.feature.serverset.seen;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Octets;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;

/**
 * What a client's or server's message says, as far as the observer looks.
 *
 * @param type its type
 * @param transactionId 24 bits
 * @param client the client's DUID; {@link Octets#EMPTY} when it has none
 * @param server the DUID in Server Identifier; {@link Octets#EMPTY} when it has none
 * @param preference 0 to 255, or -1 when the option is absent
 * @param status of the message as a whole, 0 when the option is absent
 * @param elapsedHundredths Elapsed Time, or -1
 * @param serverUnicast whether the obsolete Server Unicast is there (RFC 8415, section 21.12)
 * @param vendor the enterprise number of Vendor Class, or -1
 * @param associations its IA_NAs and IA_PDs
 * @param others the options that servers of one set should agree on, by code: their order is free
 */
public record Facts(
    MessageType type,
    int transactionId,
    Octets client,
    Octets server,
    int preference,
    int status,
    int elapsedHundredths,
    boolean serverUnicast,
    long vendor,
    List<Association> associations,
    List<OtherOption> others) {

  /** An option as it stands. */
  public record OtherOption(int code, Octets value) {}

  /** Copies its lists. */
  public Facts {
    associations = List.copyOf(associations);
    others = List.copyOf(others);
  }

  /** Whether it is of that type. */
  public boolean is(MessageType other) {
    return type == other;
  }

  /** Whether a client asks for that option in its Option Request (RFC 9915, section 21.7). */
  public boolean requests(OptionCode option) {
    for (OtherOption other : others) {
      if (other.code() == OptionCode.OPTION_REQUEST.value()
          && isIn(option.value(), other.value())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(int option, Octets codes) {
    for (int index = 0; index + 1 < codes.length(); index += 2) {
      if ((codes.at(index) << 8 | codes.at(index + 1)) == option) {
        return true;
      }
    }
    return false;
  }

  /** The preference that counts: an absent one is 0 (RFC 9915, section 18.2.1). */
  public int effectivePreference() {
    return Math.max(preference, 0);
  }

  /** Every lease with a lifetime. */
  public Stream<LeaseFacts> usable() {
    return leases().stream().filter(LeaseFacts::isUsable);
  }

  /** Whether there is a lease with a lifetime. */
  public boolean isUsable() {
    return firstUsable().isPresent();
  }

  /** Every lease, those that are taken away among them. */
  public List<LeaseFacts> leases() {
    return associations.size() == 1 ? associations.getFirst().leases() : leasesOfAll();
  }

  private List<LeaseFacts> leasesOfAll() {
    return associations.stream().flatMap(association -> association.leases().stream()).toList();
  }

  /** The first lease with a lifetime. */
  public Optional<LeaseFacts> firstUsable() {
    for (Association association : associations) {
      for (LeaseFacts lease : association.leases()) {
        if (lease.isUsable()) {
          return Optional.of(lease);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the message or one of its associations has that status code. */
  public boolean hasStatus(int code) {
    return status == code
        || associations.stream().anyMatch(association -> association.status() == code);
  }
}
