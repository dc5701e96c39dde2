package net.relay6.assembly;

import net.relay6.platform.InterfaceTable;

/**
 * What a relay needs of the machine it runs on, apart from sockets.
 *
 * @param interfaces the interfaces
 */
public record Platform(InterfaceTable interfaces) {}
