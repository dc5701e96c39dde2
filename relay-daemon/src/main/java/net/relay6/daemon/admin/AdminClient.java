package net.relay6.daemon.admin;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends requests to a running relay over its Unix socket. It uses HTTP/1.0, whose responses end
 * with the connection; that suffices for a command and starts fast.
 */
public final class AdminClient {

  private final Path socket;

  /** A client of the relay with that socket. */
  public AdminClient(Path socket) {
    this.socket = socket;
  }

  /**
   * A response.
   *
   * @param status the HTTP status
   * @param body the whole body
   */
  public record Reply(int status, String body) {

    /** Whether the request succeeded. */
    public boolean isGood() {
      return status < 300;
    }
  }

  /**
   * Sends a request and waits for the response.
   *
   * @param accept the requested media type, {@code text/plain} for text
   * @throws NoResponse when there is none
   */
  public Reply request(String method, String target, String accept) throws NoResponse {
    return request(method, target, accept, "");
  }

  /** Sends a request with a body and waits for the response. */
  public Reply request(String method, String target, String accept, String body) throws NoResponse {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    int status = copy(method, target, accept, body, received);
    return new Reply(status, received.toString(StandardCharsets.UTF_8));
  }

  /** Sends a request, copies the response as it arrives, and returns the HTTP status. */
  public int copy(String method, String target, String accept, String body, OutputStream to)
      throws NoResponse {
    try (InputStream in = send(method, target, accept, body)) {
      int status = status(in);
      in.transferTo(to);
      return status;
    } catch (IOException fault) {
      throw brokenOff(fault);
    }
  }

  /**
   * Requests a stream.
   *
   * @return the body as it arrives
   * @throws NoResponse if there is no response, or with the message of a refusal
   */
  public ResponseStream open(String method, String target, String accept) throws NoResponse {
    try {
      ResponseStream in = send(method, target, accept, "");
      if (status(in) == AdminResponse.GOOD) {
        return in;
      }
      try (in) {
        throw new NoResponse(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException fault) {
      throw brokenOff(fault);
    }
  }

  /** The connection with the unread response. */
  private ResponseStream send(String method, String target, String accept, String body)
      throws NoResponse, IOException {
    SocketChannel channel = connect();
    byte[] sent = body.getBytes(StandardCharsets.UTF_8);
    OutputStream out = Channels.newOutputStream(channel);
    try {
      out.write(
          "%s %s HTTP/1.0\r\nHost: relay6\r\nAccept: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(method, target, accept, sent.length)
              .getBytes(StandardCharsets.UTF_8));
      out.write(sent);
      return new ResponseStream(channel);
    } catch (IOException fault) {
      channel.close();
      throw fault;
    }
  }

  private NoResponse brokenOff(IOException fault) {
    return new NoResponse(
        "the relay at " + socket + " closed the connection: " + fault.getMessage());
  }

  private SocketChannel connect() throws NoResponse {
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (AccessDeniedException | BindException _) {
      // The JDK maps EACCES to this exception; connecting a Unix socket has no other cause for it.
      throw new NoResponse(permission());
    } catch (IOException _) {
      throw new NoResponse(notRunning());
    }
  }

  private String permission() {
    return "you may not use %s; be root, or in the group that owns it (`ls -l %1$s` shows it)"
        .formatted(socket);
  }

  private String notRunning() {
    return Files.exists(socket)
        ? "nothing responds at %s; the relay that created it no longer runs".formatted(socket)
        : "there is no %s; is relay6 running, and is that its admin.socket (--config FILE, --socket PATH)?"
            .formatted(socket);
  }

  private static int status(InputStream in) throws IOException {
    int status = status(line(in));
    while (!line(in).isEmpty()) {}
    return status;
  }

  private static int status(String line) throws IOException {
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9]{2}")) {
      throw new IOException("this is not a response of relay6");
    }
    return Integer.parseInt(words[1]);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("the response is incomplete");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  /** A response as it arrives. Closing it discards the rest. */
  public static final class ResponseStream extends FilterInputStream {

    private final SocketChannel channel;

    ResponseStream(SocketChannel channel) {
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

  /** A running relay could not be reached; the message says why and what to do. */
  public static final class NoResponse extends Exception {

    private static final long serialVersionUID = 1;

    NoResponse(String message) {
      super(message);
    }
  }
}
