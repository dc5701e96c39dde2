package net.relay6.settings;

/**
 * What is said of two servers and does not suit each other.
 *
 * @param key the key both have it under
 * @param server the later of the two, which is to blame
 * @param other the earlier; the same when a partner is missing
 * @param values what does not suit each other; the same wherever else it holds
 * @param message what is wrong and what to write instead
 */
record ServerSetFault(String key, String server, String other, String values, String message) {}
