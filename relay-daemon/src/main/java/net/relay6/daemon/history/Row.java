package net.relay6.daemon.history;

import java.util.Map;

/**
 * The figures of the relay, a server or a link in one minute.
 *
 * @param name the name of the object
 * @param figures the known figures
 * @param codes the findings that were open, as {@link OpenFindings} writes them
 */
public record Row(String name, Map<Figure, Integer> figures, long codes) {}
