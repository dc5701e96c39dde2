package net.relay6.feature.serverset.finding;

/** Hears of findings, on the thread of the observer; must not wait. */
public interface FindingListener {

  /** A finding has opened. */
  void opened(Finding finding);

  /** A finding has closed. */
  void closed(Finding finding);
}
