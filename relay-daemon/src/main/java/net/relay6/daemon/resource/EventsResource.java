package net.relay6.daemon.resource;

import java.util.Optional;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.events.BindingEvents;

/**
 * {@code /events}: the bindings, and their changes from now on, until the client disconnects. With
 * {@code from=EPOCH:SEQUENCE}, the changes after that one, if they are still kept.
 *
 * @param events the events; empty if there is no binding book
 * @param text their form for people
 */
public record EventsResource(Optional<BindingEvents> events, BindingEvents.Format text)
    implements Resource {

  @Override
  public AdminResponse respond(AdminRequest request) {
    Optional<String> from = request.parameter("from");
    Optional<BindingEvents.From> place = from.flatMap(EventsResource::place);
    if (from.isPresent() && place.isEmpty()) {
      return new AdminResponse.Refused(
          AdminResponse.BAD_REQUEST,
          "\"%s\" is no place in the stream; write epoch and sequence as EPOCH:SEQUENCE"
              .formatted(from.get()));
    }
    return events
        .<AdminResponse>map(stream ->
            request.wantsText()
                ? new AdminResponse.Stream(
                    AdminResponse.PLAIN_TEXT, out -> stream.writeTo(out, text, place))
                : new AdminResponse.Stream(
                    "application/x-ndjson",
                    out -> stream.writeTo(out, BindingEvents.Format.JSON, place)))
        .orElse(
            new AdminResponse.Refused(
                AdminResponse.CONFLICT, "there is no binding book: bindings { enabled = false }"));
  }

  private static Optional<BindingEvents.From> place(String text) {
    int colon = text.indexOf(':');
    String sequence = text.substring(colon + 1);
    return colon > 0 && sequence.matches("[0-9]{1,18}")
        ? Optional.of(new BindingEvents.From(text.substring(0, colon), Long.parseLong(sequence)))
        : Optional.empty();
  }
}
