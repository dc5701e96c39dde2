package net.relay6.assembly;

import java.util.Optional;
import net.relay6.transport.ChannelStates;

/** Tells how the sockets to servers are; any thread may ask. */
@FunctionalInterface
public interface ServerSockets {

  /** The state of that server's socket; empty while it has none. */
  Optional<ChannelStates.State> of(String server);
}
