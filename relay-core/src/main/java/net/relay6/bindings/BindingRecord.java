package net.relay6.bindings;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * A binding as octets in the journal. Numbers are in network byte order; a text or DUID has its
 * length before it; times are milliseconds of the clock of the run that wrote them.
 *
 * <pre>
 * key:   address (16) | prefix length (1) | vrf | link | client | IAID (4)
 * rest:  kind (1) | state (1), numbered from 1 as declared | peer (16) | hardware address (8, or -1)
 *        | since (8) | contact (8) | claims (1), each:
 *        server | identifier | granted (8) | preferred until (8) | valid until (8)
 * </pre>
 */
final class BindingRecord {

  private static final long NO_HARDWARE_ADDRESS = -1;

  private BindingRecord() {}

  static void write(Binding binding, DataOutputStream out) throws IOException {
    writeKey(binding.key(), out);
    out.writeByte(code(binding.kind()));
    out.writeByte(code(binding.state()));
    write(binding.peer(), out);
    out.writeLong(
        binding
            .linkLayerAddress()
            .filter(LinkLayerAddress::isEthernet)
            .map(LinkLayerAddress::toBits)
            .orElse(NO_HARDWARE_ADDRESS));
    out.writeLong(binding.sinceMillis());
    out.writeLong(binding.contactMillis());
    out.writeByte(binding.claims().size());
    for (Binding.Claim claim : binding.claims()) {
      write(claim, out);
    }
  }

  private static int code(Binding.Kind kind) {
    return switch (kind) {
      case ADDRESS -> 1;
      case DELEGATED_PREFIX -> 2;
      case REGISTERED_ADDRESS -> 3;
    };
  }

  private static Binding.Kind kind(int code) throws IOException {
    return switch (code) {
      case 1 -> Binding.Kind.ADDRESS;
      case 2 -> Binding.Kind.DELEGATED_PREFIX;
      case 3 -> Binding.Kind.REGISTERED_ADDRESS;
      default -> throw new IOException("there is no kind " + code);
    };
  }

  private static int code(Binding.State state) {
    return switch (state) {
      case CONFIRMED -> 1;
      case RESTORED -> 2;
      case UNCONFIRMED -> 3;
      case UNUSED -> 4;
    };
  }

  private static Binding.State state(int code) throws IOException {
    return switch (code) {
      case 1 -> Binding.State.CONFIRMED;
      case 2 -> Binding.State.RESTORED;
      case 3 -> Binding.State.UNCONFIRMED;
      case 4 -> Binding.State.UNUSED;
      default -> throw new IOException("there is no state " + code);
    };
  }

  static void writeKey(Binding.Key key, DataOutputStream out) throws IOException {
    write(key.prefix().address(), out);
    out.writeByte(key.prefix().length());
    out.writeUTF(key.vrf());
    out.writeUTF(key.link());
    write(key.client(), out);
    out.writeInt((int) key.iaid());
  }

  private static void write(Binding.Claim claim, DataOutputStream out) throws IOException {
    out.writeUTF(claim.server());
    write(claim.identifier(), out);
    out.writeLong(claim.grantedMillis());
    out.writeLong(claim.preferredUntilMillis());
    out.writeLong(claim.validUntilMillis());
  }

  private static void write(Ipv6Address address, DataOutputStream out) throws IOException {
    out.writeLong(address.high());
    out.writeLong(address.low());
  }

  private static void write(Octets octets, DataOutputStream out) throws IOException {
    out.writeShort(octets.length());
    out.write(octets.toArray());
  }

  static Binding read(DataInputStream in) throws IOException {
    Binding.Key key = readKey(in);
    Binding.Kind kind = kind(in.readByte());
    Binding.State state = state(in.readByte());
    Ipv6Address peer = readAddress(in);
    long hardwareAddress = in.readLong();
    long sinceMillis = in.readLong();
    long contactMillis = in.readLong();
    return new Binding(
        key,
        kind,
        peer,
        hardwareAddress == NO_HARDWARE_ADDRESS
            ? Optional.empty()
            : Optional.of(LinkLayerAddress.ethernet(hardwareAddress)),
        readClaims(in),
        sinceMillis,
        contactMillis,
        state);
  }

  static Binding.Key readKey(DataInputStream in) throws IOException {
    Ipv6Address address = readAddress(in);
    return new Binding.Key(
        new Ipv6Prefix(address, in.readUnsignedByte()),
        in.readUTF(),
        in.readUTF(),
        readOctets(in),
        Integer.toUnsignedLong(in.readInt()));
  }

  private static List<Binding.Claim> readClaims(DataInputStream in) throws IOException {
    int count = in.readUnsignedByte();
    List<Binding.Claim> claims = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      claims.add(
          new Binding.Claim(
              in.readUTF().intern(), readOctets(in), in.readLong(), in.readLong(), in.readLong()));
    }
    return claims;
  }

  private static Ipv6Address readAddress(DataInputStream in) throws IOException {
    return new Ipv6Address(in.readLong(), in.readLong());
  }

  private static Octets readOctets(DataInputStream in) throws IOException {
    return Octets.of(in.readNBytes(in.readUnsignedShort()));
  }
}
