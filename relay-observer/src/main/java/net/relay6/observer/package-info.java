/**
 * Observes the servers behind the relay and compares them (RFC 6853): a pure function of
 * observations.
 */
@NullMarked
package net.relay6.observer;

import org.jspecify.annotations.NullMarked;
