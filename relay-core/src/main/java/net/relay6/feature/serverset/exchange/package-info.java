/** Requests with their responses. */
@NullMarked
package net.relay6.feature.serverset.exchange;

import org.jspecify.annotations.NullMarked;
