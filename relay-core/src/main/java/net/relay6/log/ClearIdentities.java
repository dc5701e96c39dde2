package net.relay6.log;

import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.net.PrintableText;

/** Shows clients' DUIDs, addresses and names unchanged. */
final class ClearIdentities implements Identities {

  ClearIdentities() {}

  @Override
  public boolean areClear() {
    return true;
  }

  @Override
  public String address(Ipv6Address address) {
    return address.toString();
  }

  @Override
  public String endpoint(Endpoint endpoint) {
    return endpoint.toString();
  }

  @Override
  public String duid(Octets duid) {
    return duid.toHex();
  }

  @Override
  public String linkLayerAddress(LinkLayerAddress address) {
    return address.toString();
  }

  @Override
  public String name(String name) {
    return PrintableText.quote(name);
  }
}
