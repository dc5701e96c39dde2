package net.relay6.daemon.view;

import java.util.LinkedHashMap;
import java.util.Map;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.counters.Remark;

/**
 * The datagrams received by one channel and their outcomes: received = forwarded + delivered +
 * consumed + dropped. Types, reasons and anomalies that never occurred are omitted.
 *
 * @param receiveBufferLosses datagrams that the kernel dropped before they could be received
 */
public record ArrivalsView(
    long received,
    long forwarded,
    long delivered,
    long consumed,
    long dropped,
    Map<String, Long> receivedByType,
    long receivedWithoutType,
    Map<String, Long> droppedByReason,
    Map<String, Long> remarks,
    long receiveBufferLosses) {

  public static ArrivalsView of(ArrivalCounters arrivals) {
    Map<String, Long> dropped = new LinkedHashMap<>();
    for (DropReason reason : DropReason.values()) {
      Counts.put(dropped, reason.label(), arrivals.dropped(reason));
    }
    Map<String, Long> remarks = new LinkedHashMap<>();
    for (Remark remark : Remark.values()) {
      Counts.put(remarks, remark.label(), arrivals.remarked(remark));
    }
    return new ArrivalsView(
        arrivals.received(),
        arrivals.forwarded(),
        arrivals.delivered(),
        arrivals.consumed(),
        arrivals.dropped(),
        Counts.byType(arrivals::received),
        arrivals.receivedWithoutType(),
        dropped,
        remarks,
        arrivals.receiveBufferLosses());
  }
}
