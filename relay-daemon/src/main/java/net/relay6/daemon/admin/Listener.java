package net.relay6.daemon.admin;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener of the endpoint. A failure to listen is a state: it is logged once for each reason,
 * and retried.
 */
final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

  private final Listening place;
  private Optional<Channel> channel = Optional.empty();
  private String reason = "";
  private boolean closed;

  Listener(Listening place) {
    this.place = place;
  }

  /** Tries to listen, if it does not listen yet. */
  synchronized void open() {
    if (closed || channel.isPresent()) {
      return;
    }
    try {
      channel = Optional.of(place.open());
      LOG.info("admin endpoint: listening at {}", place);
    } catch (IOException fault) {
      note(words(fault));
    }
  }

  private void note(String why) {
    if (!why.equals(reason)) {
      reason = why;
      LOG.warn("admin endpoint: {} cannot be opened, {}; trying again", place, why);
    }
  }

  private static String words(IOException fault) {
    return switch (fault) {
      case AccessDeniedException denied -> "no permission to write " + denied.getFile();
      case FileSystemException failed when failed.getReason() != null ->
          failed.getFile() + ": " + failed.getReason();
      default -> String.valueOf(fault.getMessage());
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
    channel.ifPresent(place::close);
    channel = Optional.empty();
  }
}
