package net.relay6.daemon.view;

import net.relay6.transport.udp.BufferLengths;

/**
 * The lengths of each socket's buffers that the kernel grants, in octets as in its sysctls.
 *
 * @param receive the receive buffer that {@code net.core.rmem_max} allows
 * @param send the send buffer that {@code net.core.wmem_max} allows
 * @param wanted the length that relay6 requests, in each direction
 */
public record SocketBuffersView(int receive, int send, int wanted) {

  private static final int KIBI = 1024;

  public static SocketBuffersView of(BufferLengths granted) {
    return new SocketBuffersView(granted.receive(), granted.send(), BufferLengths.WANTED.receive());
  }

  /** As text, with the sysctls to set if that would help. */
  public String words() {
    return "receive %s, send %s"
        .formatted(side(receive, "net.core.rmem_max"), side(send, "net.core.wmem_max"));
  }

  private String side(int length, String sysctl) {
    return length < wanted
        ? "%d KiB (set %s = %d)".formatted(length / KIBI, sysctl, wanted)
        : "%d KiB".formatted(length / KIBI);
  }
}
