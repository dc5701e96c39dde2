package net.relay6.cli.admin;

/**
 * Where a resource is, and who may ask it.
 *
 * @param method {@code GET}
 * @param path {@code /status}
 * @param socketOnly whether it is to be had over the Unix socket alone, whose permissions say who
 *     may: all that changes anything, and all that tells of clients
 * @param resource what is there
 */
public record Route(String method, String path, boolean socketOnly, Resource resource) {

  /** Something for everybody who reaches the endpoint. */
  public static Route open(String path, Resource resource) {
    return new Route("GET", path, false, resource);
  }

  /** Something for those who may use the Unix socket. */
  public static Route guarded(String method, String path, Resource resource) {
    return new Route(method, path, true, resource);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
