package net.relay6.platform;

/** The kernel gives no tap; the message has its words. */
public final class TapRefused extends Exception {

  private static final long serialVersionUID = 1;

  /** With the kernel's {@code words}. */
  public TapRefused(String words) {
    super(words);
  }

  /** The kernel's words. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
