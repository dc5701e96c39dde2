package net.relay6.feature.serverset.finding;

import net.relay6.agent.Identities;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Octets;

/**
 * What clients and their addresses are called where findings are shown.
 *
 * @param identities by their names, or by keyed hashes
 */
public record Naming(Identities identities) {

  private static final int WHOLE_ADDRESS = 128;

  /** What a client is called. */
  public String client(Octets duid) {
    return duid.length() == 0 ? "a client without DUID" : "client " + identities.duid(duid);
  }

  /** What a client's DUID is called. */
  public String duid(Octets duid) {
    return identities.duid(duid);
  }

  /** What a client's address or prefix is called. */
  public String place(LeaseFacts lease) {
    String address = identities.address(lease.address());
    return lease.prefixLength() == WHOLE_ADDRESS ? address : address + "/" + lease.prefixLength();
  }

  /** Whether messages may be kept as evidence: they are full of names. */
  public boolean showsFrames() {
    return identities.areClear();
  }
}
