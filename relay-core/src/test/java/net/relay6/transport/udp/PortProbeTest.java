package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Test;

/** Ports that other programs have, or have not. */
class PortProbeTest {

  @Test
  void aPortIsTakenAsLongAsASocketHasIt() throws IOException {
    int port;
    try (DatagramSocket other = new DatagramSocket(0, InetAddress.ofLiteral("::1"))) {
      port = other.getLocalPort();
      assertTrue(PortProbe.isTaken(port));
    }
    assertFalse(PortProbe.isTaken(port));
  }

  @Test
  void aPortIsTakenByASocketThatSharesItToo() throws IOException {
    try (DatagramChannel other = DatagramChannel.open(StandardProtocolFamily.INET6)) {
      other.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      other.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
      assertTrue(PortProbe.isTaken(other.socket().getLocalPort()));
    }
  }

  @Test
  void aPortOfIpv4AloneIsFree() throws IOException {
    try (DatagramChannel other = DatagramChannel.open(StandardProtocolFamily.INET)) {
      other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      assertFalse(PortProbe.isTaken(other.socket().getLocalPort()));
    }
  }
}
