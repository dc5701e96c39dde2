package net.relay6.option;

/** What became of an option's data that was to be read. */
public sealed interface Decoded<T> {

  /** It has the option's layout. */
  record Value<T>(T value) implements Decoded<T> {}

  /** It has not; {@code why} tells people what is wrong with it. */
  record Invalid<T>(String why) implements Decoded<T> {}
}
