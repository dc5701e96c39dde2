/**
 * Options that a relay adds to messages to servers, from the operator's templates (RFC 4580, 4649,
 * 4994, 5460, 6422, 6939; RFC 9915, sections 21.17 and 21.18).
 */
@NullMarked
package net.relay6.feature.relayoptions;

import org.jspecify.annotations.NullMarked;
