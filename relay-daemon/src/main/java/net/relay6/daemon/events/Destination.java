package net.relay6.daemon.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A destination of events. Its text names it to the operator. */
interface Destination {

  /** Delivers one event, a JSON object on one line without a line feed. May take seconds. */
  void accept(String event) throws IOException, InterruptedException;

  /**
   * A file with an event a line. It is opened for each, so that it can be moved away. An event
   * begins a line of its own also where a full disk or a power cut has left a part of the one
   * before.
   *
   * @param path where it is
   */
  record EventFile(Path path) implements Destination {

    @Override
    public void accept(String event) throws IOException {
      try (FileChannel channel = new ConfidentialFile(path, "in findings-file").append()) {
        String line = (endsAmidALine() ? "\n" : "") + event + "\n";
        ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
          channel.write(octets);
        }
      }
    }

    /** Whether its last line is not complete; what is no file, such as a pipe, has none. */
    private boolean endsAmidALine() throws IOException {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, Math.max(0, channel.size() - 1)) == 1 && last.get(0) != '\n';
      }
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A URL to which each event is posted. Any status other than 200 to 299 is a failure. */
  final class Webhook implements Destination {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int GOOD = 200;
    private static final int NOT_GOOD = 300;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI url;

    Webhook(URI url) {
      this.url = url;
    }

    @Override
    public void accept(String event) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(TIMEOUT)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < GOOD || status >= NOT_GOOD) {
        throw new IOException("it answers with status " + status);
      }
    }

    /** The URL without parts that may be secret. */
    @Override
    public String toString() {
      return url.getScheme() + "://" + url.getAuthority().replaceFirst(".*@", "") + url.getPath();
    }
  }
}
