package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page for browsers, in a browser. */
@LabTest(programs = {"socat", "chromium", "chromedriver"})
class PageIT {

  @Test
  void showsTheServerSetAsItIsAndAsItChanges() {
    try (BrowsedRelay relay = new BrowsedRelay();
        Browser browser = new Browser(relay.address(), Browser.DESK)) {
      browser.awaitText("state", "degraded");
      browser.awaitText("findings-none", "There are no open findings.");
      relay.servers().takeLease();
      browser.awaitText("servers", "alpha responding .*Preference 10 Chosen 1 \\(100 %\\) .*");
      assertTrue(browser.text("links").contains("lan0"), browser.text("links"));
      browser.awaitText("lacks", "link lan2: the interface does not exist.*");

      relay.servers().answerLikeAlpha();
      browser.awaitText(
          "findings", "(?i).*alarm.*two servers send the same server identifier.*alpha and beta.*");
      WebElement evidence = browser.find(By.cssSelector("#findings summary"));
      evidence.click();
      assertTrue(browser.text("findings").contains("ADVERTISE transaction cccccc"));
      browser.awaitText("news", ".*Open findings: 1, of them alarms: 1\\.");
      browser.awaitAnotherLook();
      assertEquals(
          "true",
          browser.find(By.cssSelector("#findings details")).getDomProperty("open"),
          "what was opened stays open");
      browser.keepPicture("page-findings.png");
    }
  }

  @Test
  void saysWhichServerIsRefusedAndSinceWhen() {
    try (BrowsedRelay relay = new BrowsedRelay();
        Browser browser = new Browser(relay.address(), Browser.DESK)) {
      relay.servers().takeLease();
      browser.awaitText("servers", "alpha responding for .*");
      relay.servers().endAlpha();
      browser.awaitText(
          "servers",
          "alpha refused for \\d+ s: port 547 unreachable, \\d+ (copy|copies|probes) .*");
      browser.awaitText(
          "lacks", ".*server alpha: refused since \\d\\d:\\d\\d:\\d\\d \\(.*start the server.*");
      browser.awaitText(
          "findings", "(?i).*alarm.*a server is silent.*server alpha.*port 547 is unreachable.*");
    }
  }

  @Test
  void namesAProgramThatSharesThePortUntilItEnds() {
    try (BrowsedRelay relay = new BrowsedRelay();
        Browser browser = new Browser(relay.address(), Browser.DESK)) {
      browser.awaitText("lacks", "link lan2: the interface does not exist.*");
      LabProcess other = relay.sharePort();
      String name = "socat \\(process " + other.pid() + "\\)";
      browser.awaitText("lacks", ".*port 547: " + name + ".*");
      browser.awaitText("findings", "(?i).*another program.*" + name + ".*");
      other.kill();
      browser.awaitText("lacks", "link lan2: the interface does not exist.*");
      browser.awaitText("findings-none", "There are no open findings.");
    }
  }

  @Test
  void showsTheFirstMinuteOnceItIsOver() {
    try (BrowsedRelay relay = new BrowsedRelay();
        Browser browser = new Browser(relay.address(), Browser.DESK)) {
      browser.awaitText("history-span", "The first minute is not over.");
      relay.servers().takeLease();
      Await.until(() -> relay.history().contains("\"end\""), () -> "the minute passes");
      browser.awaitText("history-span", ".* a point a minute\\..*");
      browser.awaitText(
          "servers", "alpha .*responses: now 2, most 2 at .*chosen: now 1, .*beta .*");
    }
  }

  @Test
  void saysWhenTheRelayIsGone() {
    try (BrowsedRelay relay = new BrowsedRelay();
        Browser browser = new Browser(relay.address(), Browser.DESK)) {
      browser.awaitText("state", "degraded");
      relay.stop();
      browser.awaitText("lost", "relay6 has not answered since .*");
      assertEquals("alert", browser.find(By.id("lost")).getDomAttribute("role"));
    }
  }

  @Test
  void fitsOnAPhoneAndTakesNothingFromElsewhere() {
    try (BrowsedRelay relay = new BrowsedRelay();
        Browser browser = new Browser(relay.address(), Browser.PHONE)) {
      browser.awaitText("state", "degraded");
      relay.servers().takeLease();
      relay.servers().answerLikeAlpha();
      browser.awaitText("findings", ".*alpha and beta.*");
      assertEquals(
          browser.number("return document.documentElement.clientWidth"),
          browser.number("return document.documentElement.scrollWidth"),
          "nothing is cut off at the side");
      assertEquals(
          List.of(),
          browser.list(
              "return performance.getEntriesByType('resource').map(e => e.name)"
                  + ".filter(n => !n.startsWith(location.origin) && !n.startsWith('data:'))"));
      assertEquals(
          List.of(),
          browser.list(
              "return [...document.querySelectorAll('button, summary, [tabindex], meter')]"
                  + ".filter(e => !(e.textContent.trim() || e.getAttribute('aria-label')))"
                  + ".map(e => e.outerHTML)"),
          "everything that can be reached has a name");
      assertEquals(List.of(), browser.complaints());
      browser.keepPicture("page-findings-phone.png");
    }
  }
}
