package net.relay6.daemon.admin;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A response as it arrives. Closing it discards the rest. */
public final class AnswerStream extends FilterInputStream {

  private final SocketChannel channel;

  AnswerStream(SocketChannel channel) {
    super(new BufferedInputStream(Channels.newInputStream(channel)));
    this.channel = channel;
  }

  /**
   * Asks the relay to stop: everything sent so far can still be read, then the stream ends.
   * Thread-safe.
   */
  public void end() throws IOException {
    channel.shutdownOutput();
  }
}
