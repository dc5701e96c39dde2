package net.relay6.daemon.resource;

import net.relay6.daemon.admin.AdminResponse;

/** The response about the server set if it is not observed. */
final class ServersNotObserved {

  static final AdminResponse RESPONSE =
      new AdminResponse.Refused(
          AdminResponse.CONFLICT, "the servers are not observed: server-set { observe = false }");

  private ServersNotObserved() {}
}
