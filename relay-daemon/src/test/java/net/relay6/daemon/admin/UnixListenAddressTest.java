package net.relay6.daemon.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.bootstrap.ServerBootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnixListenAddressTest {

  /** What is logged once for each reason must be the same as long as the reason is. */
  @Test
  void anUnusableDirectoryIsReportedTheSameWayEachTime() {
    UnixListenAddress listening =
        new UnixListenAddress(
            new ServerBootstrap(), Path.of("/proc/admin.sock"), Set.of(), Optional.empty());
    for (int time = 0; time < 2; time++) {
      IOException fault = assertThrows(IOException.class, listening::open);
      assertEquals("/proc: no socket can be created there", fault.getMessage());
    }
  }
}
