package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * A UDP socket of another program on a port over IPv6.
 *
 * @param local the address it is bound to, {@code ::} for any
 * @param interfaceIndex the interface it is bound to; 0 if none, or if the kernel does not report
 *     it
 * @param remote the address it is connected to, {@code ::} for none
 * @param uid its user
 * @param program its program; empty if this process may not see it
 */
public record UdpHolder(
    Ipv6Address local, int interfaceIndex, Ipv6Address remote, int uid, Optional<Program> program) {

  /**
   * A running program.
   *
   * @param pid its process ID
   * @param name its name in the kernel, at most 15 characters
   */
  public record Program(long pid, String name) {

    @Override
    public String toString() {
      return name + " (process " + pid + ")";
    }
  }
}
