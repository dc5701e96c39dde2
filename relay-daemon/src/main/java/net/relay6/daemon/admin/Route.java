package net.relay6.daemon.admin;

import java.util.Optional;

/**
 * The path of a resource, and who may use it.
 *
 * @param method {@code GET}
 * @param path {@code /status}
 * @param resource the resource for clients of the Unix socket, whose permissions decide who may
 *     connect
 * @param forAnyone the resource for clients over TCP; empty: none, as for everything that changes
 *     the relay or shows clients
 */
public record Route(String method, String path, Resource resource, Optional<Resource> forAnyone) {

  /** A resource for all clients. */
  public static Route open(String path, Resource resource) {
    return new Route("GET", path, resource, Optional.of(resource));
  }

  /** A resource that shows less over TCP than over the Unix socket. */
  public static Route open(String path, Resource resource, Resource forAnybody) {
    return new Route("GET", path, resource, Optional.of(forAnybody));
  }

  /** A resource only for clients of the Unix socket. */
  public static Route guarded(String method, String path, Resource resource) {
    return new Route(method, path, resource, Optional.empty());
  }

  /** Whether it is available only over the Unix socket. */
  public boolean isSocketOnly() {
    return forAnyone.isEmpty();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
