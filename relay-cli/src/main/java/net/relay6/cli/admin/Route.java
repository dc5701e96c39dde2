package net.relay6.cli.admin;

import java.util.Optional;

/**
 * Where a resource is, and who may ask it.
 *
 * @param method {@code GET}
 * @param path {@code /status}
 * @param resource what is there, for those who may use the Unix socket, whose permissions say who
 *     that is
 * @param forAnybody what is there for everybody who reaches the endpoint over TCP; empty: nothing,
 *     as for all that changes anything, and all that tells of clients
 */
public record Route(String method, String path, Resource resource, Optional<Resource> forAnybody) {

  /** Something for everybody who reaches the endpoint. */
  public static Route open(String path, Resource resource) {
    return new Route("GET", path, resource, Optional.of(resource));
  }

  /** Something that tells everybody less than those who may use the Unix socket. */
  public static Route open(String path, Resource resource, Resource forAnybody) {
    return new Route("GET", path, resource, Optional.of(forAnybody));
  }

  /** Something for those who may use the Unix socket. */
  public static Route guarded(String method, String path, Resource resource) {
    return new Route(method, path, resource, Optional.empty());
  }

  /** Whether it is to be had over the Unix socket alone. */
  public boolean isSocketOnly() {
    return forAnybody.isEmpty();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
