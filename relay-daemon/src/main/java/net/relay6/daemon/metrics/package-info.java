/**
 * The relay's metrics for Prometheus. They are read from the relay's own counters on request;
 * nothing is counted twice. Labels are names of the configuration and closed lists, never what a
 * client sends, so the number of series is bounded.
 */
@NullMarked
package net.relay6.daemon.metrics;

import org.jspecify.annotations.NullMarked;
