/** What a service manager that started the relay is told: readiness, reloads and signs of life. */
@NullMarked
package net.relay6.cli.service;

import org.jspecify.annotations.NullMarked;
