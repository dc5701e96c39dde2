package net.relay6.daemon.resource;

import net.relay6.daemon.admin.Answer;

/** The response about the server set if it is not observed. */
final class NotWatched {

  static final Answer ANSWER =
      new Answer.Refused(
          Answer.CONFLICT, "the servers are not watched: server-set { observe = false }");

  private NotWatched() {}
}
