package net.relay6.option.codec;

/** The result of decoding an option's data. */
public sealed interface Decoded<T> {

  /** The data are valid. */
  record Value<T>(T value) implements Decoded<T> {}

  /** The data are malformed; {@code why} is the reason, for people. */
  record Invalid<T>(String why) implements Decoded<T> {}
}
