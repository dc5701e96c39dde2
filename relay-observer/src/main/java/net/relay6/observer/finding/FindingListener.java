package net.relay6.observer.finding;

/** Is notified of findings on the observer's thread; must not block. */
public interface FindingListener {

  /** A finding has opened. */
  void opened(Finding finding);

  /** A finding has closed. */
  void closed(Finding finding);
}
