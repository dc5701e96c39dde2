package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.INTERFACE_ID_MISSING;

import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;

/**
 * Finds RELAY-REPLs without the Interface-Id that the server was sent (RFC 9915, section 21.18).
 */
public final class InterfaceIdRule implements Rule {

  private final World world;

  public InterfaceIdRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Rule.Answer answer) {
    if (answer.lacksInterfaceId()) {
      world
          .findings()
          .raise(
              INTERFACE_ID_MISSING,
              Subject.of(answer.server().name()),
              answer.atNanos(),
              () ->
                  world.detail(
                      "its RELAY-REPL for link %s has none; the link-address led there"
                          .formatted(answer.link()),
                      answer));
    }
  }
}
