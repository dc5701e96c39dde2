package net.relay6.feature.serverset.rule;

import java.util.Optional;
import net.relay6.feature.serverset.lease.Lease;
import net.relay6.feature.serverset.seen.Association;
import net.relay6.feature.serverset.seen.LeaseFacts;

/**
 * A lease that a REPLY assigned or extended.
 *
 * @param answer the REPLY
 * @param association which it belongs to
 * @param place the address or prefix
 * @param before the previous lease of another client, if one was in force
 */
public record Grant(
    Answer answer, Association association, LeaseFacts place, Optional<Lease> before) {}
