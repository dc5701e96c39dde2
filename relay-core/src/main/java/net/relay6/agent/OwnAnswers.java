package net.relay6.agent;

/** Takes the answers to what this node itself has asked, which go to nobody. */
@FunctionalInterface
public interface OwnAnswers {

  /** Nothing was asked. */
  OwnAnswers NONE = _ -> false;

  /**
   * Whether an answer to one of this node's own addresses is one. Called on the data plane's thread
   * for such answers alone.
   */
  boolean takes(ReplyContext answer);
}
