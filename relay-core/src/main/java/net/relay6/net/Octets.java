package net.relay6.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** An immutable sequence of octets, compared by content. */
public final class Octets implements Comparable<Octets> {

  /** No octets. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] content;

  private Octets(byte[] content) {
    this.content = content;
  }

  /** A copy of {@code octets}. */
  public static Octets of(byte... octets) {
    return new Octets(octets.clone());
  }

  /** Octets that {@code source} fills in; it must not keep the array. */
  public static Octets filled(int length, Consumer<byte[]> source) {
    byte[] content = new byte[length];
    source.accept(content);
    return length == 0 ? EMPTY : new Octets(content);
  }

  /** The UTF-8 octets of {@code text}. */
  public static Octets ofText(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads hexadecimal digits, two an octet; blanks and colons between octets are ignored.
   *
   * @return the octets, or empty if the text contains anything else
   */
  public static Optional<Octets> parseHex(String text) {
    try {
      return Optional.of(new Octets(HEX.parseHex(text.replaceAll("[\\s:]", ""))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** These octets followed by {@code next}. */
  public Octets followedBy(Octets next) {
    byte[] joined = Arrays.copyOf(content, content.length + next.content.length);
    System.arraycopy(next.content, 0, joined, content.length, next.content.length);
    return new Octets(joined);
  }

  /** The number of octets. */
  public int length() {
    return content.length;
  }

  /** The octet at {@code index}, 0 to 255. */
  public int at(int index) {
    return content[index] & 0xff;
  }

  /** A fresh array of the content. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Passes the content to {@code sink}, which must not keep or change the array. */
  public void writeTo(Consumer<byte[]> sink) {
    sink.accept(content);
  }

  /** Lower-case hexadecimal, two digits an octet. */
  public String toHex() {
    return HEX.formatHex(content);
  }

  /**
   * The content as text in quotes when all of it is printable ASCII, otherwise {@code 0x} and
   * hexadecimal.
   */
  public String toDisplay() {
    for (byte octet : content) {
      if (octet < ' ' || octet > '~' || octet == '"' || octet == '\\') {
        return "0x" + toHex();
      }
    }
    return content.length == 0 ? "0x" : '"' + new String(content, StandardCharsets.US_ASCII) + '"';
  }

  /** Orders by unsigned octets; a prefix comes before longer sequences. */
  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(content, octets.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
