/**
 * What relayed messages teach about the servers: exchanges, leases and findings, by a function of
 * observations, and the observer that feeds it in a running relay.
 */
module net.relay6.observer {
  requires io.netty.buffer;
  requires transitive net.relay6.core;
  requires org.slf4j;
  requires static org.jspecify;

  exports net.relay6.observer to
      net.relay6.daemon,
      net.relay6.tools;
  exports net.relay6.observer.finding to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.tools;
  exports net.relay6.observer.lease to
      net.relay6.daemon;
  exports net.relay6.observer.live to
      net.relay6.cli,
      net.relay6.daemon;
  exports net.relay6.observer.observation to
      net.relay6.tools;
  exports net.relay6.observer.rule to
      net.relay6.tools;
  exports net.relay6.observer.statistics to
      net.relay6.daemon,
      net.relay6.tools;

  opens net.relay6.observer to
      tools.jackson.databind;
  opens net.relay6.observer.exchange to
      tools.jackson.databind;
  opens net.relay6.observer.statistics to
      tools.jackson.databind;
}
