/**
 * Captures, down to UDP datagrams over IPv6: reads what tcpdump, dumpcap and relay6 write, and
 * writes what the relay sees.
 */
@NullMarked
package net.relay6.cli.capture;

import org.jspecify.annotations.NullMarked;
