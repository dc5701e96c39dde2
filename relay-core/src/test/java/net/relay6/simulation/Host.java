package net.relay6.simulation;

import net.relay6.fixtures.scripted.Duid;

/**
 * Where a client is.
 *
 * @param link the link's name
 * @param linkAddress the link-address of that link
 * @param address the client's link-local address; others may have it on other links
 * @param duid who the client is
 */
record Host(String link, String linkAddress, String address, Duid duid) {

  /** How what is sent to the client's port is recorded. */
  String destination() {
    return "on " + link + " to " + address + " port 546";
  }
}
