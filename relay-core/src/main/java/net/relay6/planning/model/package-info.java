/**
 * What planning takes and gives: the environment, the state of each link, the plan and its
 * warnings.
 */
@NullMarked
package net.relay6.planning.model;

import org.jspecify.annotations.NullMarked;
