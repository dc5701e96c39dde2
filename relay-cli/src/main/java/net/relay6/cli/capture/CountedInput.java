package net.relay6.cli.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read from a stream. */
final class CountedInput extends FilterInputStream {

  private long count;

  CountedInput(InputStream input) {
    super(input);
  }

  /** How many octets were read so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    count += octet < 0 ? 0 : 1;
    return octet;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    int read = super.read(octets, offset, length);
    count += Math.max(0, read);
    return read;
  }
}
