package net.relay6.daemon.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.admin.Route;

/**
 * A file of the page for browsers. It contains no data: its script requests the other resources.
 */
public final class PageResource implements Resource {

  private final AdminResponse answer;

  private PageResource(String name, String type) {
    answer = new AdminResponse.Text(AdminResponse.GOOD, type + "; charset=utf-8", read(name));
  }

  /** The routes of the page and its files. */
  public static List<Route> routes() {
    return List.of(
        Route.open("/", new PageResource("page.html", "text/html")),
        Route.open("/page.css", new PageResource("page.css", "text/css")),
        Route.open("/page.js", new PageResource("page.js", "text/javascript")),
        Route.open("/page.history.js", new PageResource("page.history.js", "text/javascript")),
        Route.open("/page.parts.js", new PageResource("page.parts.js", "text/javascript")));
  }

  private static String read(String name) {
    try (InputStream file =
        Objects.requireNonNull(
            PageResource.class.getResourceAsStream("/net/relay6/daemon/page/" + name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public AdminResponse respond(AdminRequest request) {
    return answer;
  }
}
