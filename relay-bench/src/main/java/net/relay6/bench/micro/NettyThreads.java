package net.relay6.bench.micro;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads like the data plane's, on which Netty keeps buffers for use again; JMH makes one. */
public final class NettyThreads extends ThreadPoolExecutor {

  /** As JMH wants it. */
  public NettyThreads(int maximum, String prefix) {
    super(
        maximum,
        maximum,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new DefaultThreadFactory(prefix));
  }
}
