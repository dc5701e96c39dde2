package net.relay6.agent.plan;

/**
 * The socket that a client link needs, as a value: two plans of a link need the same socket as long
 * as the interface index is the same, even if name, addresses and settings change.
 *
 * @param interfaceIndex the kernel's number for the interface
 */
public record LinkSocket(int interfaceIndex) {}
