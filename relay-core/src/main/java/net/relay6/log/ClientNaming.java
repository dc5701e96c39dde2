package net.relay6.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.net.PrintableText;

/**
 * How clients are named in all output: logs, findings, lists, metrics. A DUID, a hardware address,
 * a client's address and its host name are personal data (RFC 7824; RFC 9915, section 23), so all
 * output takes their text from here and never prints the value itself. Servers, relays and this
 * machine's own addresses are not personal data.
 *
 * <p>A value always has the same text, and text from the network is returned in printable form.
 * Thread-safe.
 */
public interface ClientNaming {

  /** Unchanged values: {@code privacy = clear}. */
  ClientNaming CLEAR = new Clear();

  /**
   * Whether values are shown unchanged. If not, whole messages must not be shown either, since they
   * contain the values.
   */
  boolean isClear();

  /** A client's address, link-local or leased, or a delegated prefix's. */
  String address(Ipv6Address address);

  /** An address a client sent from, and its port. */
  String endpoint(Endpoint endpoint);

  /** A client's DUID, the content of its Client Identifier (RFC 9915, section 11). */
  String duid(Octets duid);

  /** A client's hardware address. */
  String linkLayerAddress(LinkLayerAddress address);

  /** A client's host or domain name, as it came (RFC 4704). */
  String name(String name);

  /** Shows clients' DUIDs, addresses and names unchanged. */
  final class Clear implements ClientNaming {

    Clear() {}

    @Override
    public boolean isClear() {
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

  /**
   * Names clients by a keyed hash, {@code duid~3f9a1c2b5e}: the kind of value and 40 bits of
   * HMAC-SHA-256 (RFC 2104). Without the key it can neither be inverted nor found by trying all
   * hardware addresses. With 40 bits, about one of two hundred relays with a hundred thousand
   * clients has two clients with the same text.
   */
  public final class Hashed implements ClientNaming {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN_OCTETS = 5;
    private static final HexFormat HEX = HexFormat.of();

    private final Key key;

    /** Hashes with {@code key}, 32 secret octets. */
    public Hashed(Octets key) {
      this.key = new SecretKeySpec(key.toArray(), ALGORITHM);
    }

    @Override
    public boolean isClear() {
      return false;
    }

    @Override
    public String address(Ipv6Address address) {
      return hash("address", address.toOctets());
    }

    @Override
    public String endpoint(Endpoint endpoint) {
      return address(endpoint.address()) + " port " + endpoint.port();
    }

    @Override
    public String duid(Octets duid) {
      return hash("duid", duid.toArray());
    }

    @Override
    public String linkLayerAddress(LinkLayerAddress address) {
      return hash("mac", address.octets().toArray());
    }

    @Override
    public String name(String name) {
      return hash("name", name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** The kind is part of the hash, so that equal octets of two kinds have different hashes. */
    private String hash(String kind, byte[] value) {
      try {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        mac.update((kind + "~").getBytes(StandardCharsets.UTF_8));
        return kind + "~" + HEX.formatHex(mac.doFinal(value), 0, SHOWN_OCTETS);
      } catch (GeneralSecurityException fault) {
        throw new IllegalStateException(ALGORITHM + " is part of every Java", fault);
      }
    }
  }
}
