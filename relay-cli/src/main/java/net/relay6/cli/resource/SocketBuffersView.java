package net.relay6.cli.resource;

import net.relay6.transport.udp.BufferLengths;

/**
 * How much the kernel grants the buffers of each socket, in octets as its sysctls count them.
 *
 * @param receive what {@code net.core.rmem_max} allows of what is wanted
 * @param send what {@code net.core.wmem_max} allows of what is wanted
 * @param wanted what relay6 asks for, in each direction
 */
record SocketBuffersView(int receive, int send, int wanted) {

  private static final int KIBI = 1024;

  static SocketBuffersView of(BufferLengths granted) {
    return new SocketBuffersView(granted.receive(), granted.send(), BufferLengths.WANTED.receive());
  }

  /** For people, with the sysctls to set where that would help. */
  String words() {
    return "receive %s, send %s"
        .formatted(side(receive, "net.core.rmem_max"), side(send, "net.core.wmem_max"));
  }

  private String side(int length, String sysctl) {
    return length < wanted
        ? "%d KiB (set %s = %d)".formatted(length / KIBI, sysctl, wanted)
        : "%d KiB".formatted(length / KIBI);
  }
}
