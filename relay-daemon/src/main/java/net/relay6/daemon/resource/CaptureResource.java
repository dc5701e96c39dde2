package net.relay6.daemon.resource;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.BuildProperties;
import net.relay6.daemon.view.Subject;
import net.relay6.feature.capture.CaptureFilter;
import net.relay6.feature.capture.CaptureStream;
import net.relay6.feature.capture.Captures;
import net.relay6.feature.capture.Sighting;

/**
 * The datagrams that the relay receives and sends from now on, as pcapng, until the client
 * disconnects.
 *
 * @param subject the relay that is captured
 * @param clock the time of day
 */
public record CaptureResource(Subject subject, InstantSource clock) implements Resource {

  @Override
  public Answer answer(AdminRequest request) {
    CaptureFilter filter = new CaptureFilter(names(request, "link"), names(request, "server"));
    return KnownNames.links(subject)
        .now()
        .and(Sighting.Point.UNICAST_NAME)
        .refusal(filter.links())
        .or(() -> KnownNames.servers(subject).now().refusal(filter.servers()))
        .orElseGet(() -> start(filter));
  }

  /**
   * The capture starts when its body is written, so that none runs if the client has disconnected
   * before.
   */
  private Answer start(CaptureFilter filter) {
    return subject.relay().captures().runningCount() < Captures.RUNNING_MAX
        ? new Answer.Stream("application/x-pcapng", out -> write(filter, out))
        : new Answer.Refused(Answer.CONFLICT, tooMany());
  }

  private void write(CaptureFilter filter, OutputStream out)
      throws IOException, InterruptedException {
    CaptureStream.start(
            subject.relay().captures(), filter, clock, "relay6 " + BuildProperties.number())
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
