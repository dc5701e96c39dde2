package net.relay6.cli.audit;

import java.util.List;

/**
 * What one reading of all captures met.
 *
 * @param files each of them
 * @param malformed datagrams that are no DHCPv6 message
 * @param bypassing messages of clients to a server's own address
 */
record Reading(List<AuditReport.FileReading> files, long malformed, long bypassing) {}
