package net.relay6.daemon.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BindingBook;
import net.relay6.bindings.BindingChange;
import net.relay6.bindings.BindingChangeLog;
import net.relay6.daemon.admin.Json;
import net.relay6.daemon.view.BindingView;
import net.relay6.log.ClientNaming;

/**
 * The event stream of the binding book: one JSON object a line. A stream begins with a snapshot,
 * unless the reader names the place at which its last one ended and that is still kept; then follow
 * the changes. A reader that is too slow loses its place, and its stream ends with the event {@code
 * lost}.
 */
public final class BindingEvents {

  /** The version of the events; it changes when a reader of the former one would misunderstand. */
  public static final int VERSION = 1;

  /** Turns an event into a line. */
  @FunctionalInterface
  public interface Format {

    /** JSON. */
    Format JSON = Json::line;

    /** The line without its line feed; empty if the event is not shown. */
    String line(Event event);
  }

  /** An event of the stream. */
  public sealed interface Event {}

  private static final long ALIVE_MILLIS = TimeUnit.SECONDS.toMillis(10);

  /** A new value for each start: sequence numbers begin again. */
  private final String epoch = UUID.randomUUID().toString();

  private final BindingBook book;
  private final BindingChangeLog log;
  private final ClientNaming naming;

  /** The events of {@code book} from now on, with clients named by {@code naming}. */
  public BindingEvents(BindingBook book, ClientNaming naming) {
    this.book = book;
    this.naming = naming;
    log = BindingChangeLog.of(book);
  }

  /**
   * The beginning of a stream.
   *
   * @param event {@code snapshot}: its bindings follow, an event each; or {@code continued}
   * @param sequence the number of the latest change before the stream
   * @param incompleteSince since when bindings may be missing
   */
  record Start(
      String event,
      int version,
      String epoch,
      long sequence,
      int bindings,
      Optional<Instant> incompleteSince)
      implements Event {}

  /** A binding of the snapshot. */
  record Held(String event, BindingView binding) implements Event {}

  /** A change; {@code event} is its kind. */
  record Change(String event, long sequence, BindingView binding) implements Event {}

  /**
   * {@code alive}: nothing has changed for some seconds. {@code lost}: changes after that number
   * are no longer kept, and the stream ends.
   */
  record Place(String event, long sequence) implements Event {}

  /**
   * The place of a reader.
   *
   * @param epoch the epoch of its last stream
   * @param sequence the number of the last change that it has read
   */
  public record From(String epoch, long sequence) {}

  /**
   * Writes a stream until the client disconnects or has lost its place.
   *
   * @param from where to continue; a snapshot is written if that is not possible
   */
  public void writeTo(OutputStream stream, Format format, Optional<From> from)
      throws IOException, InterruptedException {
    Output out = new Output(stream, format);
    Optional<Long> known =
        from.filter(place -> place.epoch().equals(epoch))
            .map(From::sequence)
            .filter(sequence -> log.after(sequence).isPresent());
    long sequence = known.isPresent() ? known.get() : writeSnapshot(out);
    if (known.isPresent()) {
      out.write(start("continued", sequence, 0));
    }
    follow(out, sequence);
  }

  private Start start(String event, long sequence, int bindings) {
    return new Start(event, VERSION, epoch, sequence, bindings, book.incompleteSince());
  }

  private long writeSnapshot(Output out) throws IOException {
    List<Binding> held = new ArrayList<>();
    long sequence = book.forEach(held::add);
    out.write(start("snapshot", sequence, held.size()));
    for (Binding binding : held) {
      out.write(new Held("binding", view(binding)));
    }
    return sequence;
  }

  private void follow(Output out, long began) throws IOException, InterruptedException {
    long sequence = began;
    while (true) {
      Optional<List<BindingChange>> changes = log.after(sequence);
      if (changes.isEmpty()) {
        out.write(new Place("lost", sequence));
        return;
      }
      for (BindingChange change : changes.get()) {
        sequence = change.sequence();
        out.write(new Change(BindingView.name(change.kind()), sequence, view(change.binding())));
      }
      out.stream().flush();
      log.await(sequence, ALIVE_MILLIS);
      if (log.after(sequence).filter(List::isEmpty).isPresent()) {
        out.write(new Place("alive", sequence));
      }
    }
  }

  private BindingView view(Binding binding) {
    return BindingView.of(binding, book.clock(), naming);
  }

  /** Where the lines go. */
  private record Output(OutputStream stream, Format format) {

    private void write(Event event) throws IOException {
      String line = format.line(event);
      if (!line.isEmpty()) {
        stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
