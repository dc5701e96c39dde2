@NullMarked
package net.relay6.daemon.service;

import org.jspecify.annotations.NullMarked;
