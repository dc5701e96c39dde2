package net.relay6.observer.rule.server;

import java.util.List;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;

/** Raises {@code port-shared} while another program has port 547 where the relay needs it. */
public final class PortRule implements Rule {

  private static final FindingCode CODE = FindingCode.PORT_SHARED;

  private final World world;

  public PortRule(World world) {
    this.world = world;
  }

  @Override
  public void portShared(Observation.PortShared shared) {
    long at = shared.atNanos();
    world.findings().clear(CODE, subject -> !shared.programs().contains(subject.detail()), at);
    for (String program : shared.programs()) {
      world
          .findings()
          .raise(
              CODE,
              new Subject(List.of(), "", program),
              at,
              () ->
                  Finding.Detail.of(
                      "it may receive what is for relay6; a relay sends everything twice"));
    }
  }
}
