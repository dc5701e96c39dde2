/**
 * Capture files, down to UDP datagrams over IPv6: reads files of tcpdump, dumpcap and relay6, and
 * writes captures of the relay.
 */
@NullMarked
package net.relay6.tools.capture;

import org.jspecify.annotations.NullMarked;
