package net.relay6.observer.finding;

import net.relay6.log.Identities;
import net.relay6.net.Octets;
import net.relay6.observer.observation.LeaseFacts;

/**
 * How clients and their addresses are named in findings.
 *
 * @param identities in clear or by keyed hashes
 */
public record Naming(Identities identities) {

  private static final int WHOLE_ADDRESS = 128;

  /** The text of a client. */
  public String client(Octets duid) {
    return duid.length() == 0 ? "a client without DUID" : "client " + identities.duid(duid);
  }

  /** The text of a client's DUID. */
  public String duid(Octets duid) {
    return identities.duid(duid);
  }

  /** The text of a client's address or prefix. */
  public String place(LeaseFacts lease) {
    String address = identities.address(lease.address());
    return lease.prefixLength() == WHOLE_ADDRESS ? address : address + "/" + lease.prefixLength();
  }

  /** Whether messages may be shown as evidence: they contain clients' names. */
  public boolean showsFrames() {
    return identities.areClear();
  }
}
