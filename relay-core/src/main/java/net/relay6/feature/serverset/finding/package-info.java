/** Problems of the server set: findings that open, count and close. */
@NullMarked
package net.relay6.feature.serverset.finding;

import org.jspecify.annotations.NullMarked;
