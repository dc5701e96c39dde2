package net.relay6.daemon.admin;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * Writes a body in chunks; each write waits until the kernel has accepted the chunk, so that a
 * client that reads nothing occupies only one chunk of the memory that Netty shares with the data
 * plane.
 */
final class BodyOutput extends OutputStream {

  private static final int CHUNK_LENGTH = 16 << 10;
  private static final long TIMEOUT_SECONDS = 30;

  private final Channel channel;

  private BodyOutput(Channel channel) {
    this.channel = channel;
  }

  /** Writes the whole body, then ends the connection; on a thread that may block. */
  static void write(Channel channel, AdminResponse.Body body) {
    try {
      OutputStream out = new BufferedOutputStream(new BodyOutput(channel), CHUNK_LENGTH);
      body.writeTo(out);
      out.flush();
      var _ =
          channel
              .writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
              .addListener(ChannelFutureListener.CLOSE);
    } catch (IOException | InterruptedException _) {
      // The client has disconnected or does not read, so there is no one to report to.
      var _ = channel.close();
    }
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int end = offset + length;
    for (int at = offset; at < end; at += CHUNK_LENGTH) {
      writeChunk(octets, at, Math.min(CHUNK_LENGTH, end - at));
    }
  }

  private void writeChunk(byte[] octets, int offset, int length) throws IOException {
    ChannelFuture written =
        channel.writeAndFlush(
            new DefaultHttpContent(Unpooled.copiedBuffer(octets, offset, length)));
    try {
      if (!written.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the client takes nothing");
      }
    } catch (InterruptedException _) {
      throw new InterruptedIOException("the client has gone");
    }
    if (!written.isSuccess()) {
      throw new IOException(written.cause());
    }
  }
}
