/** Problems of the server set: findings that open, count and close. */
@NullMarked
package net.relay6.observer.finding;

import org.jspecify.annotations.NullMarked;
