package net.relay6.daemon.resource;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.BuildProperties;
import net.relay6.feature.capture.CaptureFilter;
import net.relay6.feature.capture.CaptureRecord;
import net.relay6.feature.capture.CaptureStream;
import net.relay6.feature.capture.Captures;

/**
 * The datagrams that the relay receives and sends from now on, as pcapng, until the client
 * disconnects.
 *
 * @param context the relay that is captured
 * @param clock the time of day
 */
public record CaptureResource(AdminContext context, InstantSource clock) implements Resource {

  @Override
  public AdminResponse respond(AdminRequest request) {
    CaptureFilter filter = new CaptureFilter(names(request, "link"), names(request, "server"));
    return KnownNames.links(context)
        .now()
        .and(CaptureRecord.Point.UNICAST_NAME)
        .refusal(filter.links())
        .or(() -> KnownNames.servers(context).now().refusal(filter.servers()))
        .orElseGet(() -> start(filter));
  }

  /**
   * The capture starts when its body is written, so that none runs if the client has disconnected
   * before.
   */
  private AdminResponse start(CaptureFilter filter) {
    return context.relay().captures().runningCount() < Captures.RUNNING_MAX
        ? new AdminResponse.Stream("application/x-pcapng", out -> write(filter, out))
        : new AdminResponse.Refused(AdminResponse.CONFLICT, tooMany());
  }

  private void write(CaptureFilter filter, OutputStream out)
      throws IOException, InterruptedException {
    CaptureStream.start(
            context.relay().captures(), filter, clock, "relay6 " + BuildProperties.number())
        .orElseThrow(() -> new IOException(tooMany()))
        .writeTo(out);
  }

  private static String tooMany() {
    return Captures.RUNNING_MAX + " captures run already; end one of them first";
  }

  private static Set<String> names(AdminRequest request, String parameter) {
    return Set.copyOf(request.parameters().getOrDefault(parameter, List.of()));
  }
}
