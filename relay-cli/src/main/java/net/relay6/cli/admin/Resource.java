package net.relay6.cli.admin;

/** One thing the endpoint can be asked. */
@FunctionalInterface
public interface Resource {

  /**
   * What it says to a request. Called on a thread of its own, several at once, so it may wait; when
   * the asker goes away the thread is interrupted.
   */
  Answer answer(AdminRequest request) throws InterruptedException;
}
