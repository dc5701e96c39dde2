/** What the operator says the servers are meant to do. */
@NullMarked
package net.relay6.feature.serverset.intent;

import org.jspecify.annotations.NullMarked;
