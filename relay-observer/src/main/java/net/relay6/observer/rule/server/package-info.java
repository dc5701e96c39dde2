/** Rules on servers themselves: silence, refusals, preference, identity and choice. */
@NullMarked
package net.relay6.observer.rule.server;

import org.jspecify.annotations.NullMarked;
