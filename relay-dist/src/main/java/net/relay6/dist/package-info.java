/**
 * Manual pages and completion for the packages, made from what the operator's manual is made of.
 */
@NullMarked
package net.relay6.dist;

import org.jspecify.annotations.NullMarked;
