package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many datagrams of a run the kernel gets at once, as a socket sees them that takes runs. */
@Timeout(60)
class SegmentationTest {

  private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1").orElseThrow();
  private static final int DATAGRAMS = 2;
  private static final int UDP = 17;
  private static final int TAKES_RUNS = 104;
  private static final int LENGTH = 40;
  private static final int LONGEST = 65_536;

  private final Arena arena = Arena.ofConfined();
  private final SocketCalls calls = new SocketCalls(arena);
  private final MemorySegment room = arena.allocate(LONGEST);
  private final SendBatch batch = new SendBatch(LONGEST);
  private int sender;
  private int receiver;

  @BeforeEach
  void open() {
    MemorySegment address = arena.allocate(SocketAddress.STRIDE, Long.BYTES);
    SocketAddress.write(address, 0, LOOPBACK, 0, 0);
    MemorySegment name = address.asSlice(0, SocketAddress.LENGTH);
    receiver = calls.socket(SocketAddress.FAMILY, DATAGRAMS, UDP);
    assertTrue(calls.setOption(receiver, UDP, TAKES_RUNS, 1), calls.errorText());
    assertTrue(calls.bind(receiver, name), calls.errorText());
    assertTrue(calls.localAddress(receiver, name), calls.errorText());
    sender = calls.socket(SocketAddress.FAMILY, DATAGRAMS, UDP);
    assertTrue(calls.connect(sender, name), calls.errorText());
  }

  @AfterEach
  void close() {
    batch.close();
    calls.close(sender);
    calls.close(receiver);
    arena.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void fewOfOneLengthAreSentOneByOne(int count) {
    add(count, LENGTH);
    send();
    assertEquals(Collections.nCopies(count, LENGTH), received(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 64})
  void manyOfOneLengthAreSentAtOnce(int count) {
    add(count, LENGTH);
    send();
    assertEquals(List.of(count * LENGTH), received(1));
  }

  @Test
  void aLongRunBetweenShortOnesKeepsItsPlace() {
    add(2, LENGTH);
    add(9, 2 * LENGTH);
    add(1, LENGTH);
    send();
    assertEquals(List.of(LENGTH, LENGTH, 9 * 2 * LENGTH, LENGTH), received(4));
  }

  private void add(int count, int length) {
    for (int number = 0; number < count; number++) {
      batch.add(Unpooled.wrappedBuffer(new byte[length]));
    }
  }

  private void send() {
    while (!batch.isDone()) {
      assertTrue(batch.send(calls, sender, false, LENGTH * 2) > 0, calls.errorText());
    }
  }

  private List<Integer> received(int count) {
    List<Integer> lengths = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      lengths.add(calls.receiveOne(receiver, room));
    }
    assertEquals(-1, calls.receiveOneNow(receiver, room), "nothing more came");
    return lengths;
  }
}
