/**
 * Assembles the relay: computes a plan from settings and interfaces, and applies it to sockets.
 * Only this package knows every feature.
 */
@NullMarked
package net.relay6.runtime;

import org.jspecify.annotations.NullMarked;
