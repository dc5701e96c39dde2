/** Rules on the addresses, prefixes and options that servers assign. */
@NullMarked
package net.relay6.observer.rule.lease;

import org.jspecify.annotations.NullMarked;
