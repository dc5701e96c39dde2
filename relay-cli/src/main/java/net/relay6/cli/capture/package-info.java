/** Reads captures: what tcpdump and dumpcap write, down to UDP datagrams over IPv6. */
@NullMarked
package net.relay6.cli.capture;

import org.jspecify.annotations.NullMarked;
