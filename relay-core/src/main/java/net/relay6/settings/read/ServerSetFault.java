package net.relay6.settings.read;

/**
 * A conflict between the declarations about two servers.
 *
 * @param key the key of both values
 * @param server the later server, for which the fault is reported
 * @param other the earlier server; the same if a partner is missing
 * @param values the conflicting values; equal wherever the same conflict occurs
 * @param message what is wrong and what to write instead
 */
record ServerSetFault(String key, String server, String other, String values, String message) {}
