package net.relay6.cli.resource;

import net.relay6.cli.admin.Answer;

/** What is said of the server set when nobody watches it. */
final class NotWatched {

  static final Answer ANSWER =
      new Answer.Refused(
          Answer.CONFLICT, "the servers are not watched: server-set { observe = false }");

  private NotWatched() {}
}
