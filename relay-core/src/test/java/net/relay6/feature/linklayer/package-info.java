/** Hardware addresses remembered. */
@NullMarked
package net.relay6.feature.linklayer;

import org.jspecify.annotations.NullMarked;
