package net.relay6.observer.finding;

import net.relay6.log.ClientNaming;
import net.relay6.net.Octets;
import net.relay6.wire.AddressOrPrefix;

/**
 * How clients and their addresses are named in findings.
 *
 * @param clientNaming in clear or by keyed hashes
 */
public record FindingNaming(ClientNaming clientNaming) {

  private static final int WHOLE_ADDRESS = 128;

  /** The text of a client. */
  public String client(Octets duid) {
    return duid.length() == 0 ? "a client without DUID" : "client " + clientNaming.duid(duid);
  }

  /** The text of a client's DUID. */
  public String duid(Octets duid) {
    return clientNaming.duid(duid);
  }

  /** The text of a client's address or prefix. */
  public String lease(AddressOrPrefix lease) {
    String address = clientNaming.address(lease.address());
    return lease.prefixLength() == WHOLE_ADDRESS ? address : address + "/" + lease.prefixLength();
  }

  /** Whether messages may be shown as evidence: they contain clients' names. */
  public boolean showsFrames() {
    return clientNaming.isClear();
  }
}
