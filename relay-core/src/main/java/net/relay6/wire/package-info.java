/**
 * Octets to messages and back: views over received frames and the writer of relay headers (RFC
 * 9915, sections 8, 9 and 21.1).
 *
 * <p>A view borrows the buffer it was made from and is valid as long as the caller holds that
 * buffer. Lengths are checked when a view is made; after that no accessor fails. No code here
 * throws because of the content of a message, allocates by a length from a message, or recurses.
 */
@NullMarked
package net.relay6.wire;

import org.jspecify.annotations.NullMarked;
