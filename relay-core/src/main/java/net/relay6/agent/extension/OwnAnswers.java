package net.relay6.agent.extension;

/** Consumes the responses to the relay's own probes; they are relayed to no client. */
@FunctionalInterface
public interface OwnAnswers {

  /** Without probes. */
  OwnAnswers NONE = _ -> false;

  /**
   * Whether a response to one of this node's own addresses is a response to a probe. Called on the
   * data plane's thread, only for such responses.
   */
  boolean takes(ReplyContext answer);
}
