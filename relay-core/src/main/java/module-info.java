/**
 * Relaying: the function that relays a message, the plan it follows, and what runs it on Linux. It
 * knows no other module of relay6.
 *
 * <p>Here as in the other modules, a package is exported to the modules that use it, and to no
 * other; it is open to Jackson if records of it are shown as JSON.
 */
module net.relay6.core {
  requires transitive io.netty.buffer;
  requires transitive io.netty.common;
  requires transitive io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires org.slf4j;
  requires typesafe.config;
  requires static org.jspecify;

  exports net.relay6.agent to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.agent.extension to
      net.relay6.cli,
      net.relay6.observer;
  exports net.relay6.agent.plan to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.bindings to
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.counters to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.feature.capture to
      net.relay6.daemon,
      net.relay6.tools;
  exports net.relay6.kernel to
      net.relay6.cli,
      net.relay6.observer;
  exports net.relay6.log to
      net.relay6.daemon,
      net.relay6.observer,
      net.relay6.tools;
  exports net.relay6.net to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer,
      net.relay6.tools;
  exports net.relay6.option to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.option.codec to
      net.relay6.cli;
  exports net.relay6.planning to
      net.relay6.cli;
  exports net.relay6.planning.model to
      net.relay6.cli,
      net.relay6.daemon;
  exports net.relay6.planning.warning to
      net.relay6.cli;
  exports net.relay6.platform to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer,
      net.relay6.tools;
  exports net.relay6.platform.linux to
      net.relay6.cli;
  exports net.relay6.runtime to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.runtime.server to
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.runtime.state to
      net.relay6.cli;
  exports net.relay6.runtime.watch to
      net.relay6.cli,
      net.relay6.daemon;
  exports net.relay6.settings to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer,
      net.relay6.tools;
  exports net.relay6.settings.hocon to
      net.relay6.daemon;
  exports net.relay6.settings.read to
      net.relay6.cli,
      net.relay6.daemon;
  exports net.relay6.table to
      net.relay6.observer;
  exports net.relay6.transport to
      net.relay6.daemon,
      net.relay6.observer;
  exports net.relay6.transport.udp to
      net.relay6.daemon;
  exports net.relay6.wire to
      net.relay6.cli,
      net.relay6.daemon,
      net.relay6.observer,
      net.relay6.tools;

  opens net.relay6.settings to
      tools.jackson.databind;
}
