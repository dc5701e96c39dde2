/**
 * What runs beside relaying in a running relay: admin endpoint, page, metrics, events, history,
 * service manager and log. Logback creates the appender of the log.
 */
module net.relay6.daemon {
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.annotation;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires io.prometheus.metrics.config;
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  requires java.net.http;
  requires transitive net.relay6.core;
  requires transitive net.relay6.observer;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports net.relay6.daemon to
      net.relay6.cli;
  exports net.relay6.daemon.admin to
      net.relay6.cli;
  exports net.relay6.daemon.events to
      net.relay6.cli;
  exports net.relay6.daemon.log to
      net.relay6.cli;
  exports net.relay6.daemon.reload to
      net.relay6.cli;
  exports net.relay6.daemon.view to
      net.relay6.cli;

  opens net.relay6.daemon.events to
      tools.jackson.databind;
  opens net.relay6.daemon.log to
      ch.qos.logback.core,
      tools.jackson.databind;
  opens net.relay6.daemon.resource to
      tools.jackson.databind;
  opens net.relay6.daemon.view to
      tools.jackson.databind;
}
