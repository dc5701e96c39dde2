package net.relay6.dist;

/**
 * Which relay6 a page is about.
 *
 * @param version of the program
 * @param date of the page, as in 2026-11-24
 */
record Edition(String version, String date) {}
