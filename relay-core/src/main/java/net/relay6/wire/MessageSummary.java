package net.relay6.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Octets;

/**
 * The content of a client's or server's message that the observer uses.
 *
 * @param type its type
 * @param transactionId 24 bits
 * @param client the client's DUID; {@link Octets#EMPTY} if it has none
 * @param server the DUID in Server Identifier; {@link Octets#EMPTY} when it has none
 * @param preference 0 to 255, or -1 when the option is absent
 * @param status the message-level status code, 0 if the option is absent
 * @param elapsedHundredths Elapsed Time, or -1
 * @param serverUnicast whether the obsolete Server Unicast option is present (RFC 8415, section
 *     21.12)
 * @param vendor the enterprise number of Vendor Class, or -1
 * @param associations its IA_NAs and IA_PDs
 * @param others the options that servers of one set should agree on, ordered by code
 */
public record MessageSummary(
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

  /** An undecoded option. */
  public record OtherOption(int code, Octets value) {}

  /** Copies its lists. */
  public MessageSummary {
    associations = List.copyOf(associations);
    others = List.copyOf(others);
  }

  /** Whether it is of that type. */
  public boolean is(MessageType other) {
    return type == other;
  }

  /** Whether the client's Option Request contains that option (RFC 9915, section 21.7). */
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

  /** The leases with a lifetime above 0. */
  public Stream<AddressOrPrefix> usable() {
    return leases().stream().filter(AddressOrPrefix::isUsable);
  }

  /** Whether there is a lease with a lifetime above 0. */
  public boolean isUsable() {
    return firstUsable().isPresent();
  }

  /** All leases, including those with lifetime 0. */
  public List<AddressOrPrefix> leases() {
    return associations.size() == 1 ? associations.getFirst().leases() : leasesOfAll();
  }

  private List<AddressOrPrefix> leasesOfAll() {
    return associations.stream().flatMap(association -> association.leases().stream()).toList();
  }

  /** The addresses outside of associations, as in ADDR-REG-REPLY (RFC 9686, section 4.3). */
  public List<AddressOrPrefix> registered() {
    return others.stream()
        .filter(other -> other.code() == OptionCode.IA_ADDRESS.value())
        .flatMap(other -> AddressOrPrefix.ofOption(other.value()).stream())
        .toList();
  }

  /** The first lease with a lifetime above 0. */
  public Optional<AddressOrPrefix> firstUsable() {
    for (Association association : associations) {
      for (AddressOrPrefix lease : association.leases()) {
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

  /**
   * One identity association of a message.
   *
   * @param prefixes whether it is an IA_PD
   * @param iaid its IAID
   * @param renewSeconds T1
   * @param rebindSeconds T2
   * @param status its status code, 0 when it has none
   * @param leases the addresses or prefixes in it
   */
  public record Association(
      boolean prefixes,
      long iaid,
      long renewSeconds,
      long rebindSeconds,
      int status,
      List<AddressOrPrefix> leases) {

    /** Copies its list. */
    public Association {
      leases = List.copyOf(leases);
    }
  }
}
