package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * A UDP socket of another program that has a port over IPv6.
 *
 * @param local the address it is bound to, {@code ::} for any
 * @param interfaceIndex the interface it is bound to; 0 when to none, or where the kernel does not
 *     say
 * @param remote the address it is connected to, {@code ::} for none
 * @param uid the user it belongs to
 * @param program whose it is; empty where this process may not see that
 */
public record UdpHolder(
    Ipv6Address local, int interfaceIndex, Ipv6Address remote, int uid, Optional<Program> program) {

  /**
   * A running program.
   *
   * @param pid the number of its process
   * @param name as the kernel has it, at most 15 characters
   */
  public record Program(long pid, String name) {

    @Override
    public String toString() {
      return name + " (process " + pid + ")";
    }
  }
}
