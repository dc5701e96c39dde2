package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.relay6.counters.Anomaly;
import net.relay6.counters.RelayCounters;
import org.junit.jupiter.api.Test;

class CountersTableTest {

  @Test
  void showsTheBalanceOfEveryChannelAndWhatIsNotZero() {
    RelayCounters counters = new RelayCounters();
    counters.link("lan0").countSendError();
    counters.server("alpha").count(Anomaly.ABOVE_MINIMUM_MTU);
    counters.unicast().count(Anomaly.OBSERVER_FAILED);
    counters.countUnicastSendError();
    counters.server("alpha").arrivals().countReceiveBufferLosses(4312);
    assertEquals(
        """
        link lan0: received 0 = forwarded 0 + delivered 0 + consumed 0 + dropped 0
          send errors                                         1
        server alpha: received 0 = forwarded 0 + delivered 0 + consumed 0 + dropped 0
          lost in the receive buffer                       4312
          above-minimum-mtu                                   1
        unicast: received 0 = forwarded 0 + delivered 0 + consumed 0 + dropped 0
          observer-failed                                     1
          send errors                                         1\
        """,
        new CountersTable(counters).toString());
  }
}
