package net.relay6.tools.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts the octets read from a stream. */
final class CountedInput extends FilterInputStream {

  private final LongConsumer counter;

  /** A stream that passes the number of octets of each read to {@code counter}. */
  CountedInput(InputStream input, LongConsumer counter) {
    super(input);
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    counter.accept(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    int read = super.read(octets, offset, length);
    counter.accept(Math.max(0, read));
    return read;
  }
}
