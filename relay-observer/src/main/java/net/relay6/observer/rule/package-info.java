/** One class for each rule: what it detects, and when the finding closes. */
@NullMarked
package net.relay6.observer.rule;

import org.jspecify.annotations.NullMarked;
