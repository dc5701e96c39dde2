package net.relay6.agent;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** Tells the addresses that copies to servers leave from. Asked on the data plane's thread. */
public interface ServerSources {

  /**
   * The source of what is sent to {@code server}: {@code ::} where the kernel chooses each time,
   * empty while no socket to it is open.
   */
  Optional<Ipv6Address> sourceTo(ServerPlan server);
}
