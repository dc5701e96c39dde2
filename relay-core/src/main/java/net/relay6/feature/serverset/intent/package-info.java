/** The operator's declaration about the servers. */
@NullMarked
package net.relay6.feature.serverset.intent;

import org.jspecify.annotations.NullMarked;
