package net.relay6.daemon.admin;

/** One resource of the endpoint. */
@FunctionalInterface
public interface Resource {

  /**
   * The response to a request. Called on a thread of its own, concurrently, so it may block; if the
   * client disconnects, the thread is interrupted.
   */
  AdminResponse respond(AdminRequest request) throws InterruptedException;
}
