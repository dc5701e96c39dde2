package net.relay6.platform.linux.port;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.relay6.kernel.Errno;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.InterfaceSet;
import net.relay6.platform.LinkClaims;

/**
 * Claims as Unix sockets with abstract names (unix(7)), such as {@code @relay6-link-7}. They belong
 * to the network namespace, as interfaces do, need no file system, and end with their process in
 * any case. The kernel reports the ID of that process to a process that connects.
 *
 * <p>Any user can bind such a name, so a claim counts only if it is from root, from this process's
 * own user, or from a user with a socket on port 547.
 */
public final class LinuxLinkClaims implements LinkClaims {

  private static final int PORT = 547;
  private static final int UNIX = 1;
  private static final int STREAM = 1;
  private static final int NON_BLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int LEVEL_SOCKET = 1;
  private static final int PEER_CREDENTIALS = 17;
  private static final int CREDENTIALS_LENGTH = 12;
  private static final int WAITING_MAX = 128;
  private static final int ROOT = 0;

  private record Peer(int pid, int uid) {}

  private final Arena arena = Arena.ofAuto();
  private final SocketCalls calls = new SocketCalls(arena);
  private final MemorySegment credentials = arena.allocate(CREDENTIALS_LENGTH, Integer.BYTES);
  private final Map<Integer, Integer> socketByInterface = new HashMap<>();
  private final Map<Integer, Claimant> others = new HashMap<>();

  /** Without claims. */
  public LinuxLinkClaims() {}

  @Override
  public Optional<Claimant> claim(int interfaceIndex) {
    if (socketByInterface.containsKey(interfaceIndex)) {
      return Optional.empty();
    }
    try (Arena names = Arena.ofConfined()) {
      MemorySegment name = name(interfaceIndex, names);
      if (isTaken(interfaceIndex, name)) {
        return Optional.ofNullable(others.get(interfaceIndex))
            .or(() -> learn(interfaceIndex, name));
      }
      others.remove(interfaceIndex);
      return Optional.empty();
    }
  }

  private boolean isTaken(int interfaceIndex, MemorySegment name) {
    int socket = open();
    if (socket < 0) {
      return false;
    }
    if (calls.bind(socket, name) && calls.listen(socket, WAITING_MAX)) {
      socketByInterface.put(interfaceIndex, socket);
      return false;
    }
    boolean taken = calls.errno() == Errno.ADDRESS_IN_USE;
    calls.close(socket);
    return taken;
  }

  private Optional<Claimant> learn(int interfaceIndex, MemorySegment name) {
    Optional<Claimant> other =
        peer(name).filter(this::counts).map(peer -> new Claimant(Math.max(0, peer.pid())));
    other.ifPresent(claimant -> others.put(interfaceIndex, claimant));
    return other;
  }

  private Optional<Peer> peer(MemorySegment name) {
    int socket = open();
    if (socket < 0) {
      return Optional.empty();
    }
    try {
      return calls.connect(socket, name)
              && calls.option(socket, LEVEL_SOCKET, PEER_CREDENTIALS, credentials)
                  == CREDENTIALS_LENGTH
          ? Optional.of(
              new Peer(
                  credentials.get(ValueLayout.JAVA_INT, 0),
                  credentials.get(ValueLayout.JAVA_INT, Integer.BYTES)))
          : Optional.empty();
    } finally {
      calls.close(socket);
    }
  }

  private boolean counts(Peer peer) {
    return peer.uid() == ROOT
        || peer.uid() == ownUid()
        || LinuxPorts.sockets(PORT).stream().anyMatch(socket -> socket.uid() == peer.uid());
  }

  private static int ownUid() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException | UnsupportedOperationException _) {
      return ROOT;
    }
  }

  private int open() {
    return calls.socket(UNIX, STREAM | NON_BLOCKING | CLOSE_ON_EXEC, 0);
  }

  /** {@code struct sockaddr_un}: family, then the name behind an octet of zero. */
  private static MemorySegment name(int interfaceIndex, Arena names) {
    byte[] text = ("\0relay6-link-" + interfaceIndex).getBytes(StandardCharsets.US_ASCII);
    MemorySegment address = names.allocate(Short.BYTES + text.length, Short.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
    MemorySegment.copy(text, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, text.length);
    return address;
  }

  @Override
  public void keepOnly(InterfaceSet interfaces) {
    socketByInterface
        .entrySet()
        .removeIf(claim -> {
          boolean gone = !interfaces.contains(claim.getKey());
          if (gone) {
            calls.close(claim.getValue());
          }
          return gone;
        });
    others.keySet().removeIf(index -> !interfaces.contains(index));
  }

  /**
   * Accepts and closes the connections of processes that have queried the claim, so that others can
   * connect.
   */
  @Override
  public void renew() {
    others.clear();
    socketByInterface.values().forEach(this::acceptAll);
  }

  private void acceptAll(int socket) {
    int peer = calls.accept(socket);
    while (peer >= 0) {
      calls.close(peer);
      peer = calls.accept(socket);
    }
  }

  @Override
  public void close() {
    keepOnly(InterfaceSet.NONE);
  }
}
