/**
 * Symptoms that are present for some clients only: when they suffice for a finding, and when they
 * are over.
 */
@NullMarked
package net.relay6.observer.symptom;

import org.jspecify.annotations.NullMarked;
