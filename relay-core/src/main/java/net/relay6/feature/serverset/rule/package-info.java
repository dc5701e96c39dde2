/** One class for each rule: what it detects, and when the finding closes. */
@NullMarked
package net.relay6.feature.serverset.rule;

import org.jspecify.annotations.NullMarked;
