/** Questions with the answers to them. */
@NullMarked
package net.relay6.feature.serverset.exchange;

import org.jspecify.annotations.NullMarked;
