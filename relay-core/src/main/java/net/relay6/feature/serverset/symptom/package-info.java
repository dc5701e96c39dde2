/** What some clients see and others may not: when that is enough for a finding, and when over. */
@NullMarked
package net.relay6.feature.serverset.symptom;

import org.jspecify.annotations.NullMarked;
