package net.relay6.cli.admin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a request over TCP was made by somebody who knows whom he asks. A browser can be led to
 * ask by a page of a stranger, whose own name can be made to stand for this machine; then the
 * request names that stranger.
 */
final class HostCheck {

  private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:]*)(?::[0-9]+)?");
  private static final Pattern LITERAL =
      Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?i:localhost)");

  private final List<String> names;

  /**
   * @param names the host names by which this relay may be asked, beside addresses and localhost
   */
  HostCheck(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** Why the request is refused; empty when it is not. */
  Optional<String> fault(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST, "");
    if (!isKnown(host)) {
      return Optional.of(
          "\"%s\" is not known here as a name of this relay; ask by address, or add it to admin.host-names"
              .formatted(host));
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN, "http://" + host);
    return origin.equals("http://" + host)
        ? Optional.empty()
        : Optional.of("pages of " + origin + " may not ask this relay");
  }

  private boolean isKnown(String host) {
    Matcher matcher = HOST.matcher(host);
    if (!matcher.matches()) {
      return false;
    }
    String name = matcher.group(1);
    return LITERAL.matcher(name).matches() || names.stream().anyMatch(name::equalsIgnoreCase);
  }
}
