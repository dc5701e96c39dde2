package net.relay6.platform.linux.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.relay6.platform.PortTable;
import org.junit.jupiter.api.Test;

/** What this machine's kernel tells of a socket that the test has open. */
class LinuxPortsTest {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("::1");

  @Test
  void socketsOfThisProcessAreNotReportedAsOthers() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      LinuxPorts ports = new LinuxPorts();
      assertEquals(List.of(), ports.others(socket.getLocalPort()));
      assertEquals(List.of(), ports.others(socket.getLocalPort()));
    }
  }

  @Test
  void bothListsHaveTheSameSocket() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      List<LinuxPorts.Entry> table = UdpSocketTable.read(socket.getLocalPort());
      assertEquals(1, table.size());
      UdpSocketDump.query(socket.getLocalPort()).ifPresent(dump -> assertEquals(table, dump));
    }
  }

  @Test
  void theOwnerOfASocketIsFoundByItsInode() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      long inode = UdpSocketTable.read(socket.getLocalPort()).getFirst().inode();
      assertTrue(LinuxPorts.SocketOwners.own().contains(inode));
      Map<Long, PortTable.Holder.Program> owners = LinuxPorts.SocketOwners.find(Set.of(inode));
      assertEquals(
          List.of(ProcessHandle.current().pid()),
          owners.values().stream().map(PortTable.Holder.Program::pid).toList());
    }
  }
}
