package net.relay6.settings;

/**
 * What the operator believes is deployed behind the relay.
 *
 * @param model how the servers share the addresses of a link
 */
public record ServerSetSettings(ServerSetModel model) {}
