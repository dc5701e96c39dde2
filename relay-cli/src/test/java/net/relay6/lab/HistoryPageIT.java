package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The last 24 hours on the page, in a browser. */
@LabTest(programs = {"chromium", "chromedriver"})
class HistoryPageIT {

  private static final String TIME = "(?:[A-Z][a-z]{2} )?\\d\\d:\\d\\d";

  private final BrowsedDay day =
      new BrowsedDay(InstantSource.system().instant().truncatedTo(ChronoUnit.MINUTES));

  @Test
  void showsADayOfEachServerAndLinkAndWhenFindingsWereOpen() {
    try (day;
        Browser browser = new Browser(day.page(), Browser.WALL)) {
      browser.awaitText("host", "on gw1");
      assertEquals("(1) gw1: relay6 ready", browser.title());
      browser.awaitText(
          "history-span", TIME + " to " + TIME + ", a point every 5 minutes. Hatched: .*");
      browser.awaitText(
          "open",
          "alarm server-silent %1$s to %1$s warning advertise-too-late since %1$s".formatted(TIME));
      browser.awaitText(
          "servers",
          ".*requests: now [\\d.]+, most [\\d.]+ at %1$s .*99 %% within: now 1.1 s, most 1.1 s at .*"
              .formatted(TIME));
      assertEquals(3, browser.number(count("#relay-plots .plot")));
      assertEquals(5, browser.number(count("[data-key=alpha] .plot")));
      assertEquals(5, browser.number(count("[data-key=beta] .plot")));
      assertEquals(1, browser.number(count("#links .past svg")));
      assertEquals(5, browser.number(count("[data-key=beta] .open-span[fill='url(#hatch)']")));
      assertEquals(List.of(), browser.complaints());
      browser.keepPicture("page.png");
    }
  }

  @Test
  void canBeReadWithoutColourAndWithoutSight() {
    try (day;
        Browser browser = new Browser(day.page(), Browser.DESK)) {
      browser.awaitText("servers", ".*requests: now .*");
      assertEquals(
          List.of("none", "4px, 3px"),
          browser.list(
              "return ['.first', '.second'].map(line =>"
                  + " getComputedStyle(document.querySelector(line)).strokeDasharray)"),
          "lines differ by their dashes");
      assertEquals(
          List.of(),
          browser.list(
              "return [...document.querySelectorAll('svg[role=img]')]"
                  + ".filter(e => !e.getAttribute('aria-label')).map(e => e.outerHTML)"));
      String words =
          browser.find(By.cssSelector("[data-key=beta] svg")).getDomAttribute("aria-label");
      assertTrue(
          String.valueOf(words)
              .matches(
                  ("server beta: Requests and responses a minute, %1$s to %1$s\\."
                          + " requests: now [\\d.]+, most [\\d.]+ at %1$s;"
                          + " responses: now [\\d.]+, most [\\d.]+ at %1$s\\."
                          + " Findings were open: server-silent %1$s to %1$s\\.")
                      .formatted(TIME)),
          words);
    }
  }

  @Test
  void fitsOnAPhone() {
    try (day;
        Browser browser = new Browser(day.page(), Browser.PHONE)) {
      browser.awaitText("servers", ".*requests: now .*");
      assertEquals(
          browser.number("return document.documentElement.clientWidth"),
          browser.number("return document.documentElement.scrollWidth"),
          "nothing is cut off at the side");
      assertEquals(
          List.of(),
          browser.list(
              "return [...document.querySelectorAll('.plot *')]"
                  + ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 12)"
                  + ".map(e => e.outerHTML)"),
          "no text is too small to read");
      assertEquals(
          List.of(),
          browser.list(
              "return performance.getEntriesByType('resource').map(e => e.name)"
                  + ".filter(n => !n.startsWith(location.origin) && !n.startsWith('data:'))"));
      assertEquals(List.of(), browser.complaints());
      browser.keepPicture("page-phone.png");
    }
  }

  private static String count(String selector) {
    return "return document.querySelectorAll(\"%s\").length".formatted(selector);
  }
}
