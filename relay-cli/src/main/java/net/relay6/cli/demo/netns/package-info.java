/**
 * Network namespaces and virtual links for the demo, straight from the kernel, so that nothing has
 * to be installed.
 */
@NullMarked
package net.relay6.cli.demo.netns;

import org.jspecify.annotations.NullMarked;
