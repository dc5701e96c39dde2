package net.relay6.runtime.server;

import java.util.Optional;
import net.relay6.transport.ChannelStates;

/** The states of the sockets to servers; thread-safe. */
@FunctionalInterface
public interface ServerSockets {

  /** The state of the server's socket; empty while it has none. */
  Optional<ChannelStates.State> of(String server);
}
