package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import net.relay6.fixtures.lab.Await;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.Platform;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerNamesTest {

  private static final Ipv6Address ONE = Ipv6Address.parse("2001:db8::1").orElseThrow();
  private static final Ipv6Address TWO = Ipv6Address.parse("2001:db8::2").orElseThrow();

  /** Answers what the test puts in; the next question shows that the answer before was used. */
  private final BlockingQueue<List<Ipv6Address>> answers = new SynchronousQueue<>();

  private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

  private final List<Error> errors = new CopyOnWriteArrayList<>();

  private final Platform.NameResolver resolver =
      name -> {
        questions.add(name);
        try {
          return answers.take();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return List.of();
        }
      };

  @Test
  void whatWasFoundStaysWhileNobodyAnswers() throws InterruptedException {
    try (ServerNames names = new ServerNames(settings(), resolver, errors::add)) {
      assertEquals("kea.example.net", questions.take());
      assertEquals(Map.of(), names.addressesByName());
      answer(List.of(ONE));
      assertEquals(Map.of("kea.example.net", List.of(ONE)), names.addressesByName());
      answer(List.of());
      assertEquals(Map.of("kea.example.net", List.of(ONE)), names.addressesByName());
      answer(List.of(ONE, TWO));
      assertEquals(Map.of("kea.example.net", List.of(ONE, TWO)), names.addressesByName());
    }
  }

  @Test
  void aFaultCostsOneLookUpAndAnErrorIsNotSilent() {
    BlockingQueue<Runnable> faults = new LinkedBlockingQueue<>();
    faults.add(() -> {
      throw new IllegalStateException("a fault");
    });
    faults.add(() -> {
      throw new StackOverflowError();
    });
    Platform.NameResolver faulty =
        _ -> {
          Optional.ofNullable(faults.poll()).ifPresent(Runnable::run);
          return List.of(ONE);
        };
    try (ServerNames names = new ServerNames(settings(), faulty, errors::add)) {
      Await.until(() -> !names.addressesByName().isEmpty(), () -> "the third look-up is done");
    }
    assertEquals(1, errors.size());
  }

  @Test
  void namesAreLearntBeforeSettingsAreFollowedAndAFaultIsTheAskers() {
    RelaySettings other = settings("ada.example.net");
    Platform.NameResolver faulty =
        name -> {
          if (name.equals("ada.example.net")) {
            throw new IllegalStateException("a fault");
          }
          return List.of(ONE);
        };
    try (ServerNames names = new ServerNames(settings(), faulty, errors::add)) {
      assertThrows(IllegalStateException.class, () -> names.learn(other));
      Await.until(() -> !names.addressesByName().isEmpty(), () -> "the other name is known");
    }
    try (ServerNames names = new ServerNames(settings(), _ -> List.of(TWO), errors::add)) {
      names.learn(other);
      assertEquals(List.of(TWO), names.addressesByName().get("ada.example.net"));
    }
  }

  private void answer(List<Ipv6Address> addresses) throws InterruptedException {
    answers.put(addresses);
    assertEquals("kea.example.net", questions.take());
  }

  private static RelaySettings settings() {
    return settings("kea.example.net");
  }

  private static RelaySettings settings(String name) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers { kea { address = "%s" }, other { address = "2001:db8::9" } }
              links = [ { interface = lan0 } ]
              resolve-interval = 1 s
            }
            """
                .formatted(name),
            "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }
}
