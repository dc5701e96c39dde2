package net.relay6.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import net.relay6.fixtures.lab.Await;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, without a screen, on one page. */
final class Browser implements AutoCloseable {

  static final Dimension DESK = new Dimension(1280, 1100);
  static final Dimension WALL = new Dimension(1280, 1900);
  static final Dimension PHONE = new Dimension(390, 844);

  /** Where pictures of the page are kept. */
  private static final Path PICTURES = Path.of("target", "pictures");

  private final ChromeDriver driver;

  Browser(String address, Dimension size) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    // Its sandbox does not work for root, whom the lab needs.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--no-proxy-server", "--disable-background-networking");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build(),
            options);
    driver.manage().window().setSize(size);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", size.getWidth(),
            "height", size.getHeight(),
            "deviceScaleFactor", 1,
            "mobile", size.equals(PHONE)));
    driver.get(address);
  }

  WebElement find(By which) {
    return driver.findElement(which);
  }

  /** What stands on the window. */
  String title() {
    return String.valueOf(driver.getTitle());
  }

  /** What a person reads in the element of that id, in one line. */
  String text(String id) {
    return Objects.requireNonNullElse(driver.findElement(By.id(id)).getDomProperty("innerText"), "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  void awaitText(String id, String expression) {
    Await.until(() -> text(id).matches(expression), () -> id + " is " + text(id));
  }

  /** Waits until the page has asked once more. */
  void awaitAnotherLook() {
    String before = text("asked");
    Await.until(() -> !text("asked").equals(before), () -> "the page asks no more");
  }

  long number(String script) {
    return ((Number) Objects.requireNonNull(driver.executeScript(script))).longValue();
  }

  List<?> list(String script) {
    return (List<?>) Objects.requireNonNull(driver.executeScript(script));
  }

  /** What the browser has to say about the page: errors, and what its policy forbids. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  void keepPicture(String name) {
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
