package net.relay6.daemon.admin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Protects against DNS rebinding over TCP: a web page of an attacker can make a browser send
 * requests to this machine under the attacker's host name. Such a request has that name in its Host
 * header.
 */
final class HostCheck {

  private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:]*)(?::[0-9]+)?");
  private static final Pattern LITERAL =
      Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?i:localhost)");

  private final List<String> names;

  /**
   * @param names the allowed host names, besides addresses and localhost
   */
  HostCheck(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** Why the request is refused; empty if it is allowed. */
  Optional<String> fault(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST, "");
    if (!isKnown(host)) {
      return Optional.of(
          ("\"%s\" is not known as a name of this relay; use its address, or add the name to"
                  + " admin.host-names")
              .formatted(host));
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN, "http://" + host);
    return origin.equals("http://" + host)
        ? Optional.empty()
        : Optional.of("pages of " + origin + " may not query this relay");
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
