package net.relay6.cli.admin;

import java.util.function.Supplier;

/** What a resource says. */
public sealed interface Answer {

  /** The media type of what people read. */
  String PLAIN_TEXT = "text/plain; charset=utf-8";

  /** The HTTP status of a request that was met. */
  int GOOD = 200;

  /** The HTTP status of a request that is not right. */
  int BAD_REQUEST = 400;

  /** The HTTP status of what is asked for by somebody who may not. */
  int FORBIDDEN = 403;

  /** The HTTP status of what is not there. */
  int NOT_FOUND = 404;

  /** The HTTP status of a request that is right and cannot be met as things are. */
  int CONFLICT = 409;

  /** The HTTP status of something that was understood and is wrong. */
  int UNPROCESSABLE = 422;

  /** The HTTP status of a fault of relay6. */
  int FAULT = 500;

  /** The HTTP status of a relay that does not do its work. */
  int UNAVAILABLE = 503;

  /**
   * A value, told as JSON or, to those who accept text/plain, in words.
   *
   * @param status the HTTP status
   * @param value a record, map or list; its names become kebab-case
   * @param words the same as a person reads it; worked out only when it is asked for
   */
  record Value(int status, Object value, Supplier<String> words) implements Answer {

    @Override
    public Ready ready(boolean inWords) {
      return inWords
          ? new Text(status, PLAIN_TEXT, words.get())
          : new Text(status, "application/json", Json.write(value));
    }
  }

  /** What needs nothing more to be made before it is sent. */
  sealed interface Ready extends Answer {

    @Override
    default Ready ready(boolean inWords) {
      return this;
    }
  }

  /**
   * A text.
   *
   * @param status the HTTP status
   * @param type its media type
   * @param text all of it
   */
  record Text(int status, String type, String text) implements Ready {}

  /**
   * Something whose end is not known yet, sent as it comes.
   *
   * @param type its media type
   * @param body what is sent
   */
  record Stream(String type, Body body) implements Ready {}

  /**
   * Nothing, and why.
   *
   * @param status the HTTP status, 400 and above
   * @param message what is wrong, and what to do
   */
  record Refused(int status, String message) implements Answer {

    @Override
    public Ready ready(boolean inWords) {
      return new Value(status, new Reason(message), () -> message + "\n").ready(inWords);
    }
  }

  /** The JSON of a refusal. */
  record Reason(String error) {}

  /**
   * This answer as it is sent. What fails here is a fault of the resource.
   *
   * @param inWords whether the asker prefers text to JSON
   */
  Ready ready(boolean inWords);

  /** A value and its words. */
  static Answer of(Object value, Supplier<String> words) {
    return new Value(GOOD, value, words);
  }

  /** A plain text. */
  static Answer text(String text) {
    return new Text(GOOD, PLAIN_TEXT, text);
  }
}
