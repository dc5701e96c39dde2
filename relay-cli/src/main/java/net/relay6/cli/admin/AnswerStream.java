package net.relay6.cli.admin;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** An answer as it comes. Closing it drops what is still under way. */
public final class AnswerStream extends FilterInputStream {

  private final SocketChannel channel;

  AnswerStream(SocketChannel channel) {
    super(new BufferedInputStream(Channels.newInputStream(channel)));
    this.channel = channel;
  }

  /**
   * Tells the relay that no more is wanted: what it has sent can still be read, then comes the end.
   * Any thread may ask.
   */
  public void end() throws IOException {
    channel.shutdownOutput();
  }
}
