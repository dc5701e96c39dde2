/** Relay Source Port: responses to another UDP port than 547 (RFC 8357). */
@NullMarked
package net.relay6.feature.sourceport;

import org.jspecify.annotations.NullMarked;
