/**
 * The command line: one class for each command, and the demo. It exports nothing, and is open to
 * picocli, which creates the commands and sets their options.
 */
module net.relay6.cli {
  requires ch.qos.logback.classic;
  requires info.picocli;
  requires io.netty.buffer;
  requires io.netty.codec.http;
  requires jdk.unsupported;
  requires net.relay6.core;
  requires net.relay6.daemon;
  requires net.relay6.observer;
  requires net.relay6.tools;
  requires org.slf4j;
  requires static org.jspecify;

  opens net.relay6.cli to
      info.picocli;
  opens net.relay6.cli.ask to
      info.picocli;
  opens net.relay6.cli.demo to
      info.picocli;
  opens net.relay6.cli.offline to
      info.picocli;
  opens net.relay6.cli.run to
      info.picocli;
  opens net.relay6.cli.shared to
      info.picocli;
}
