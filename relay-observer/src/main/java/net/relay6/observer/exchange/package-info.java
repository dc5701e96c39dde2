/** Requests with their responses. */
@NullMarked
package net.relay6.observer.exchange;

import org.jspecify.annotations.NullMarked;
