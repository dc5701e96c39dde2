/**
 * Network namespaces and virtual links for the demo, straight from the kernel by the
 * foreign-function API, so that nothing has to be installed.
 */
@NullMarked
package net.relay6.cli.demo.netns;

import org.jspecify.annotations.NullMarked;
