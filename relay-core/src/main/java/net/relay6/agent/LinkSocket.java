package net.relay6.agent;

/**
 * The socket a client link needs, as a value: two plans of a link need the same socket as long as
 * the interface is the same, whatever becomes of its name, addresses and settings.
 *
 * @param interfaceIndex the kernel's number for the interface
 */
public record LinkSocket(int interfaceIndex) {}
