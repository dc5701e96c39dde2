/** Notifications to the service manager: readiness, reloads and the watchdog. */
@NullMarked
package net.relay6.daemon.service;

import org.jspecify.annotations.NullMarked;
