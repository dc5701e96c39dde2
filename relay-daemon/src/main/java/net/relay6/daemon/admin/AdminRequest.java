package net.relay6.daemon.admin;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the endpoint.
 *
 * @param method {@code GET}
 * @param path {@code /links}
 * @param parameters the query parameters, by name
 * @param body the body; may be empty
 * @param wantsText whether the client prefers plain text to JSON
 */
public record AdminRequest(
    String method,
    String path,
    Map<String, List<String>> parameters,
    String body,
    boolean wantsText) {

  /** A request without parameters and body, for JSON. */
  public static AdminRequest of(String method, String path) {
    return new AdminRequest(method, path, Map.of(), "", false);
  }

  /**
   * The request received over HTTP; empty if it is malformed or its target is not correctly
   * escaped.
   */
  static Optional<AdminRequest> read(FullHttpRequest request) {
    try {
      return request.decoderResult().isFailure() ? Optional.empty() : Optional.of(decode(request));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static AdminRequest decode(FullHttpRequest request) {
    QueryStringDecoder target = new QueryStringDecoder(request.uri());
    return new AdminRequest(
        request.method().name(),
        target.path(),
        target.parameters(),
        request.content().toString(StandardCharsets.UTF_8),
        request.headers().get(HttpHeaderNames.ACCEPT, "").contains("text/plain"));
  }

  /** Whether a parameter is present, with any value. */
  public boolean hasParameter(String name) {
    return parameters.containsKey(name);
  }

  /** The first value of a parameter. */
  public Optional<String> parameter(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** {@code GET /links}. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
