package net.relay6.simulation;

import net.relay6.testing.RelayBench;

/** At its end the relay holds no buffer, and each datagram it got has one outcome. */
final class NoBufferLeaks implements Checker {

  @Override
  public void stopped(RelayBench relay) {
    relay.assertNothingLost();
  }
}
