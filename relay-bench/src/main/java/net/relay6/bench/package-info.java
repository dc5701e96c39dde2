/** Benchmarks: what relaying costs, measured one question at a time. Never shipped. */
@NullMarked
package net.relay6.bench;

import org.jspecify.annotations.NullMarked;
