/**
 * Watches the servers behind the relay side by side (RFC 6853): a pure function of what is seen.
 */
@NullMarked
package net.relay6.feature.serverset;

import org.jspecify.annotations.NullMarked;
