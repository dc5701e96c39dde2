package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.relay6.daemon.resource.StatusResource;
import net.relay6.transport.udp.SocketBuffers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketBuffersViewTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8388608 | 8388608 | receive 8192 KiB, send 8192 KiB",
        "212992 | 8388608 | receive 208 KiB (set net.core.rmem_max = 8388608), send 8192 KiB",
        "8388608 | 4194304 | receive 8192 KiB, send 4096 KiB (set net.core.wmem_max = 8388608)",
      })
  void namesTheSysctlOfABufferThatIsShort(int receive, int send, String words) {
    assertEquals(
        words, StatusResource.Buffers.of(new SocketBuffers.Lengths(receive, send)).toText());
  }
}
