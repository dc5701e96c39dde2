package net.relay6.transport;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.transport.udp.SocketBuffers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once for all sockets that the kernel grants smaller buffers than relay6 requests. */
final class BufferLog {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
  private static final int KIBI = 1024;

  private SocketBuffers.Lengths last = SocketBuffers.Lengths.WANTED;

  /** Logs the granted lengths if they have changed. */
  void update(SocketBuffers.Lengths granted) {
    if (granted.equals(last)) {
      return;
    }
    last = granted;
    if (granted.isReceiveShort() || granted.isSendShort()) {
      LOG.warn(
          "socket buffers are smaller than wanted: {}; they hold about {} messages while relay6 is"
              + " busy, and further messages are lost; to keep larger values, write them into a"
              + " file in /etc/sysctl.d",
          shortSides(granted),
          granted.receivableCount());
    } else {
      LOG.info("socket buffers are as large as wanted now");
    }
  }

  private static String shortSides(SocketBuffers.Lengths granted) {
    SocketBuffers.Lengths wanted = SocketBuffers.Lengths.WANTED;
    return Stream.of(
            granted.isReceiveShort()
                ? side("receive", granted.receive(), wanted.receive(), "rmem_max")
                : "",
            granted.isSendShort() ? side("send", granted.send(), wanted.send(), "wmem_max") : "")
        .filter(side -> !side.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The granted length is the sysctl's value, since nothing else limits it. */
  private static String side(String name, int length, int wanted, String sysctl) {
    return "%s %d KiB of %d KiB (net.core.%s is %d, set %d)"
        .formatted(name, length / KIBI, wanted / KIBI, sysctl, length, wanted);
  }
}
