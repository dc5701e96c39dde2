package net.relay6.tools.audit;

import java.util.List;

/**
 * The statistics of one pass over all captures.
 *
 * @param files the files
 * @param malformed datagrams that are not DHCPv6 messages
 * @param bypassing clients' messages to a server's unicast address
 */
record Reading(List<AuditReport.FileReading> files, long malformed, long bypassing) {}
