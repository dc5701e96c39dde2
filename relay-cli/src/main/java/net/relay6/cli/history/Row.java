package net.relay6.cli.history;

import java.util.Map;

/**
 * What happened in one minute to the relay, a server or a link.
 *
 * @param name whose it is
 * @param figures what is known
 * @param codes the findings that were open, as {@link OpenFindings} writes them
 */
record Row(String name, Map<Figure, Integer> figures, long codes) {}
