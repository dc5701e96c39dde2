/**
 * Probes the servers when no client sends requests, so that a failed server is noticed in quiet
 * times too.
 */
@NullMarked
package net.relay6.feature.probe;

import org.jspecify.annotations.NullMarked;
