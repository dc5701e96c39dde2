package net.relay6.settings;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of the admin endpoint, and who may use it.
 *
 * @param socket the Unix socket; empty: there is none
 * @param socketMode the socket's permissions
 * @param socketGroup the group that owns the socket; empty: the process's own
 * @param address the TCP address, for read-only access; empty: none
 * @param hostNames the host names, besides addresses and localhost, allowed over TCP
 * @param showClients whether clients may be named over TCP
 * @param readyNeedsResponse whether readiness requires a responding server
 */
public record AdminSettings(
    Optional<Path> socket,
    Set<PosixFilePermission> socketMode,
    Optional<String> socketGroup,
    Optional<TcpAddress> address,
    List<String> hostNames,
    boolean showClients,
    boolean readyNeedsResponse) {

  /** Copies its collections. */
  public AdminSettings {
    socketMode = Set.copyOf(socketMode);
    hostNames = List.copyOf(hostNames);
    socket.ifPresent(path -> Rule.enforce(AdminRules.socket(path.toString())));
  }
}
