@NullMarked
package net.relay6.cli.service;

import org.jspecify.annotations.NullMarked;
