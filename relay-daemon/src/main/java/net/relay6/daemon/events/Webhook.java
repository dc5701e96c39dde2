package net.relay6.daemon.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A URL to which each event is posted. Any status other than 200 to 299 is a failure. */
final class Webhook implements Destination {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int GOOD = 200;
  private static final int NOT_GOOD = 300;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI url;

  Webhook(URI url) {
    this.url = url;
  }

  @Override
  public void accept(String event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
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
