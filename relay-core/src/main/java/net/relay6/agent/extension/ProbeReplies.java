package net.relay6.agent.extension;

/** Consumes the responses to the relay's own probes; they are relayed to no client. */
@FunctionalInterface
public interface ProbeReplies {

  /** Without probes. */
  ProbeReplies NONE = _ -> false;

  /**
   * Whether a response to one of this node's own addresses is a response to a probe. Called on the
   * data plane's thread, only for such responses.
   */
  boolean consumes(ReplyContext answer);
}
