package net.relay6.daemon.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** The response of a resource. */
public sealed interface AdminResponse {

  /** The media type of text for people. */
  String PLAIN_TEXT = "text/plain; charset=utf-8";

  /** The HTTP status of a successful request. */
  int GOOD = 200;

  /** The HTTP status of a malformed request. */
  int BAD_REQUEST = 400;

  /** The HTTP status of a request without permission. */
  int FORBIDDEN = 403;

  /** The HTTP status of a missing resource. */
  int NOT_FOUND = 404;

  /** The HTTP status of a valid request that is not possible in the current state. */
  int CONFLICT = 409;

  /** The HTTP status of a well-formed request with wrong content. */
  int UNPROCESSABLE = 422;

  /** The HTTP status of a fault of relay6. */
  int FAULT = 500;

  /** The HTTP status of a relay that does not work. */
  int UNAVAILABLE = 503;

  /**
   * A value, sent as JSON or, to clients that accept text/plain, as text.
   *
   * @param status the HTTP status
   * @param value a record, map or list; its names become kebab-case
   * @param text the value as text for people; evaluated only if requested
   */
  record Value(int status, Object value, Supplier<String> text) implements AdminResponse {

    @Override
    public Ready render(boolean inWords) {
      return inWords
          ? new Text(status, PLAIN_TEXT, text.get())
          : new Text(status, "application/json", Json.write(value));
    }
  }

  /** A response that is ready to be sent. */
  sealed interface Ready extends AdminResponse {

    @Override
    default Ready render(boolean inWords) {
      return this;
    }
  }

  /**
   * A text.
   *
   * @param status the HTTP status
   * @param type its media type
   * @param text the whole text
   */
  record Text(int status, String type, String text) implements Ready {}

  /**
   * A stream, sent as it is produced.
   *
   * @param type its media type
   * @param body the producer of the stream
   */
  record Stream(String type, Body body) implements Ready {}

  /**
   * A refusal.
   *
   * @param status the HTTP status, 400 and above
   * @param message the problem and the remedy
   */
  record Refused(int status, String message) implements AdminResponse {

    @Override
    public Ready render(boolean inWords) {
      return new Value(status, new ErrorBody(message), () -> message + "\n").render(inWords);
    }
  }

  /** The JSON of a refusal. */
  record ErrorBody(String error) {}

  /**
   * This response in the form in which it is sent. A failure here is a fault of the resource.
   *
   * @param inWords whether the client prefers text to JSON
   */
  Ready render(boolean inWords);

  /** A value with its text. */
  static AdminResponse of(Object value, Supplier<String> words) {
    return new Value(GOOD, value, words);
  }

  /** A plain text. */
  static AdminResponse text(String text) {
    return new Text(GOOD, PLAIN_TEXT, text);
  }

  /** The body of a streamed response. */
  @FunctionalInterface
  public interface Body {

    /**
     * Writes the whole body on a thread of its own. Writing blocks while the client is slow and
     * buffers at most one chunk. If the client disconnects, writing throws an {@link IOException}
     * and the thread is interrupted; the body then frees its resources and returns.
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }
}
