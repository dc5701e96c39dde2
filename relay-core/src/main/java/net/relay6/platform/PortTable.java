package net.relay6.platform;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** The owners of UDP ports over IPv6. */
public interface PortTable {

  /**
   * The sockets of other programs on {@code port} in this network namespace; empty if the kernel
   * does not report them. Does not block. Used by one thread at a time.
   */
  List<Holder> others(int port);

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
  public record Holder(
      Ipv6Address local,
      int interfaceIndex,
      Ipv6Address remote,
      int uid,
      Optional<Program> program) {

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
}
