package net.relay6.observer.rule;

import java.util.Optional;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.Association;
import net.relay6.observer.observation.LeaseFacts;

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
