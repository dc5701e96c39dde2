package net.relay6.observer.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies all listeners of findings. A fault of one affects neither the others nor the observer;
 * its first fault is logged. Any thread may add a listener; one thread at a time notifies.
 */
final class FindingListeners implements FindingListener {

  private static final Logger LOG = LoggerFactory.getLogger(FindingListeners.class);

  private final List<FindingListener> listeners;
  private long faults;

  FindingListeners(List<FindingListener> listeners) {
    this.listeners = new CopyOnWriteArrayList<>(listeners);
  }

  void add(FindingListener listener) {
    listeners.add(listener);
  }

  @Override
  public void opened(Finding finding) {
    tell(listener -> listener.opened(finding));
  }

  @Override
  public void closed(Finding finding) {
    tell(listener -> listener.closed(finding));
  }

  private void tell(Consumer<FindingListener> what) {
    for (FindingListener listener : listeners) {
      try {
        what.accept(listener);
      } catch (RuntimeException fault) {
        if (faults++ == 0) {
          LOG.error("a fault in relay6 while telling of a finding; watching goes on", fault);
        }
      }
    }
  }
}
