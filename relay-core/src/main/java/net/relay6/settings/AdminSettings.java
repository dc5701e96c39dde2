package net.relay6.settings;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the admin endpoint is and who may ask it.
 *
 * @param socket the Unix socket; empty: there is none
 * @param socketMode who may use the socket, by its permissions
 * @param socketGroup the group that owns the socket; empty: the process's own
 * @param address where it is asked over TCP, for reading alone; empty: nowhere
 * @param hostNames the names, beside addresses and localhost, by which it may be asked over TCP
 * @param showClients whether what is shown over TCP may name clients
 * @param readyNeedsResponse whether the relay is not ready while no server is known to respond
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
