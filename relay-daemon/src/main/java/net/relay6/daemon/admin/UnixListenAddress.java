package net.relay6.daemon.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoint over a Unix socket. The socket is created in a directory of its own and moved to its
 * path after its mode and group are set, so that no one else can ever use it. It replaces the stale
 * socket of a dead relay, and never the socket of a running one.
 */
record UnixListenAddress(
    ServerBootstrap bootstrap, Path socket, Set<PosixFilePermission> mode, Optional<String> group)
    implements Listener.ListenAddress {

  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

  @Override
  public Channel open() throws IOException {
    Path folder = socket.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    refuseInUse();
    try {
      return openIn(folder);
    } catch (FileSystemException fault) {
      throw of(folder, fault);
    }
  }

  /** The fault without the temporary name, so that repeated faults are equal. */
  private static FileSystemException of(Path folder, FileSystemException fault) {
    return fault instanceof AccessDeniedException
        ? new AccessDeniedException(folder.toString())
        : new FileSystemException(
            folder.toString(),
            null,
            fault.getReason() == null ? "no socket can be created there" : fault.getReason());
  }

  private Channel openIn(Path folder) throws IOException {
    Path own = Files.createTempDirectory(folder, ".");
    Path fresh = own.resolve("s");
    try {
      return open(fresh);
    } finally {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(own);
    }
  }

  private Channel open(Path fresh) throws IOException {
    Channel channel =
        Listener.ListenAddress.bind(bootstrap, new DomainSocketAddress(fresh.toString()));
    try {
      Files.setPosixFilePermissions(fresh, mode);
      if (group.isPresent()) {
        setGroup(fresh, group.get());
      }
      Files.move(fresh, socket, StandardCopyOption.ATOMIC_MOVE);
      return channel;
    } catch (IOException fault) {
      channel.close().awaitUninterruptibly();
      throw fault;
    }
  }

  private void refuseInUse() throws IOException {
    if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(
            socket, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException("the path exists and is no socket; remove it");
    }
    if (isInUse()) {
      throw new IOException("another process listens there; give each a socket of its own");
    }
  }

  /**
   * Whether a process uses the socket. It does not wait for a response, since the process may be
   * stuck. If connecting fails for another reason than a refusal, the socket counts as used.
   */
  private boolean isInUse() {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.configureBlocking(false);
      boolean _ = probe.connect(UnixDomainSocketAddress.of(socket));
      return true;
    } catch (ConnectException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static void setGroup(Path file, String group) throws IOException {
    try {
      GroupPrincipal principal =
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
      Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(principal);
    } catch (UserPrincipalNotFoundException _) {
      throw new IOException("there is no group " + group);
    }
  }

  /** Removes the file first, so that it cannot be the next relay's. */
  @Override
  public void close(Channel channel) {
    try {
      Files.deleteIfExists(socket);
    } catch (IOException fault) {
      LOG.warn("admin endpoint: {} cannot be removed, {}", socket, fault.getMessage());
    }
    channel.close().awaitUninterruptibly();
  }

  @Override
  public String toString() {
    return socket.toString();
  }
}
