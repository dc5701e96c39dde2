/**
 * Work on files, without a running relay: captures are read, audited and printed, and the
 * configurations of other relays imported.
 */
module net.relay6.tools {
  requires io.netty.buffer;
  requires transitive net.relay6.core;
  requires transitive net.relay6.observer;
  requires static org.jspecify;

  exports net.relay6.tools.audit to
      net.relay6.cli;
  exports net.relay6.tools.capture to
      net.relay6.cli;
  exports net.relay6.tools.capture.layer to
      net.relay6.cli;
  exports net.relay6.tools.migrate to
      net.relay6.cli;

  opens net.relay6.tools.audit to
      tools.jackson.databind;
}
