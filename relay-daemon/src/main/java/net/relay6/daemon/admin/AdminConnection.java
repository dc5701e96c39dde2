package net.relay6.daemon.admin;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one request and one response. A client that does not send its request, or
 * does not read the response, in time is disconnected.
 */
final class AdminConnection extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final long TIMEOUT_SECONDS = 10;

  /** Lets a browser load content only from this endpoint, and run no inline script. */
  private static final String CONTENT_SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Function<HttpHeaders, Optional<String>> check;
  private final Connections.RequestHandler requestHandler;
  private final Connections.Common common;
  private @Nullable ScheduledFuture<?> deadline;
  private @Nullable Future<?> work;

  AdminConnection(
      Function<HttpHeaders, Optional<String>> check,
      Connections.RequestHandler answering,
      Connections.Common common) {
    this.check = check;
    this.requestHandler = answering;
    this.common = common;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    expectProgress(context);
  }

  private void expectProgress(ChannelHandlerContext context) {
    deadline = context.executor().schedule(() -> cut(context), TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static void cut(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void expectNothing() {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (work != null) {
      return;
    }
    expectNothing();
    common.requestReceived().run();
    HttpVersion version = request.protocolVersion();
    Optional<AdminRequest> asked = AdminRequest.read(request);
    Optional<AdminResponse.Refused> refused = refused(asked, request.headers());
    work =
        common
            .workers()
            .submit(() ->
                guard(
                    context,
                    () -> {
                      if (refused.isPresent()) {
                        send(context, version, refused.get().render(false));
                      } else {
                        respond(context, version, asked.orElseThrow());
                      }
                    }));
  }

  private Optional<AdminResponse.Refused> refused(
      Optional<AdminRequest> asked, HttpHeaders headers) {
    return asked.isEmpty()
        ? Optional.of(
            new AdminResponse.Refused(AdminResponse.BAD_REQUEST, "that is no HTTP request"))
        : check
            .apply(headers)
            .map(fault -> new AdminResponse.Refused(AdminResponse.FORBIDDEN, fault));
  }

  /** The executor would store a fault in a future that no caller reads. */
  private void guard(ChannelHandlerContext context, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      cut(context);
      common.faults().taskFailed(fault);
    } catch (Error fault) {
      cut(context);
      common.faults().fatal(fault);
    }
  }

  private void respond(ChannelHandlerContext context, HttpVersion version, AdminRequest asked) {
    try {
      respondInTurn(context, version, asked)
          .ifPresent(stream -> stream(context, version, stream.type(), stream.body()));
    } catch (InterruptedException _) {
      cut(context);
    }
  }

  /**
   * Computes and sends the response, once few enough others are in memory. A stream is returned
   * instead, since it holds only one chunk in memory.
   */
  private Optional<AdminResponse.Stream> respondInTurn(
      ChannelHandlerContext context, HttpVersion version, AdminRequest asked)
      throws InterruptedException {
    common.responses().acquire();
    try {
      AdminResponse.Ready answer = requestHandler.respond(asked);
      if (answer instanceof AdminResponse.Stream stream) {
        return Optional.of(stream);
      }
      send(context, version, answer);
      return Optional.empty();
    } finally {
      common.responses().release();
    }
  }

  private void send(
      ChannelHandlerContext context, HttpVersion version, AdminResponse.Ready answer) {
    switch (answer) {
      case AdminResponse.Text(int status, String type, String text) ->
          send(context, status, type, text);
      case AdminResponse.Stream(String type, AdminResponse.Body body) ->
          stream(context, version, type, body);
    }
  }

  private void send(ChannelHandlerContext context, int status, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    head(response, type);
    HttpUtil.setContentLength(response, body.length);
    context.executor().execute(() -> expectProgress(context));
    var _ = context.writeAndFlush(response);
    BodyOutput.write(context.channel(), out -> out.write(body));
  }

  private static void stream(
      ChannelHandlerContext context, HttpVersion version, String type, AdminResponse.Body body) {
    HttpResponse response = new DefaultHttpResponse(version, HttpResponseStatus.OK);
    head(response, type);
    HttpUtil.setTransferEncodingChunked(response, version.equals(HttpVersion.HTTP_1_1));
    var _ = context.writeAndFlush(response);
    BodyOutput.write(context.channel(), body);
  }

  private static void head(HttpResponse response, String type) {
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set("x-content-type-options", "nosniff")
        .set("referrer-policy", "no-referrer")
        .set("content-security-policy", CONTENT_SECURITY);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    expectNothing();
    if (work != null) {
      work.cancel(true);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
    cut(context);
  }
}
