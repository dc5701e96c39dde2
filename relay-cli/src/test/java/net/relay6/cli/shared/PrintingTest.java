package net.relay6.cli.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrintingTest {

  @Test
  void aLineIsPrintedWhenItReturns() throws InterruptedException {
    StringWriter written = new StringWriter();
    Printing.line(new PrintWriter(written), "relaying");
    assertEquals("relaying\n", written.toString());
  }

  @Test
  void aReaderThatHasStoppedKeepsNothingFromGoingOn() throws InterruptedException {
    CountDownLatch reads = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    PrintWriter out =
        new PrintWriter(
            new Writer() {

              @Override
              public void write(char[] text, int offset, int length) throws IOException {
                try {
                  reads.await();
                } catch (InterruptedException fault) {
                  throw new IOException(fault);
                }
              }

              @Override
              public void flush() {
                written.countDown();
              }

              @Override
              public void close() {}
            });
    Printing.line(out, "relaying");
    Printing.line(out, "stopped");
    assertEquals(1, written.getCount());
    reads.countDown();
    written.await();
  }
}
