/**
 * What joins the relay with test-fixtures: an outbox that records, interfaces that are invented.
 */
@NullMarked
package net.relay6.testing;

import org.jspecify.annotations.NullMarked;
