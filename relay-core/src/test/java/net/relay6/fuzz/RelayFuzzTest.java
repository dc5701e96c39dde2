package net.relay6.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Coverage-guided fuzzing of parser, agent and printer. In the normal build the inputs found so far
 * are replayed; to explore, one target at a time:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl relay-core -am test -Dtest=RelayFuzzTest#relays
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class RelayFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void relays(byte[] octets) {
    new AnyOctets().relay(octets);
  }

  @FuzzTest(maxDuration = "10m")
  void prints(byte[] octets) {
    new AnyOctets().print(octets);
  }
}
