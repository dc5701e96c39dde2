package net.relay6.observer;

import java.util.List;
import java.util.function.Consumer;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.Expectation;
import net.relay6.observer.rule.Homes;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.rule.lease.AgreementRule;
import net.relay6.observer.rule.lease.AssignmentRule;
import net.relay6.observer.rule.lease.DatabaseRule;
import net.relay6.observer.rule.lease.ExhaustionRule;
import net.relay6.observer.rule.lease.LifetimesRule;
import net.relay6.observer.rule.lease.PoolRule;
import net.relay6.observer.rule.lease.RebindRule;
import net.relay6.observer.rule.lease.RouterAddressRule;
import net.relay6.observer.rule.server.ChoiceRule;
import net.relay6.observer.rule.server.IdentityRule;
import net.relay6.observer.rule.server.InterfaceIdRule;
import net.relay6.observer.rule.server.LatenessRule;
import net.relay6.observer.rule.server.PortRule;
import net.relay6.observer.rule.server.PreferenceRule;
import net.relay6.observer.rule.server.RefusalRule;
import net.relay6.observer.rule.server.SilenceRule;
import net.relay6.observer.rule.server.TakeoverRule;
import net.relay6.observer.rule.server.UnansweredRule;
import net.relay6.observer.statistics.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rules, in the order of their notification. A fault of a rule does not affect the others; it
 * is counted and logged.
 */
public final class Rules {

  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

  private static final int FAULTS_PER_LINE = 1000;

  private final AddressSamples samples = new AddressSamples();
  private final Responders responders;
  private final List<Rule> rules;
  private long faults;

  /** The rules for one state. */
  public Rules(World world) {
    responders = new Responders(world);
    rules = all(world, samples, responders, new Homes());
  }

  private static List<Rule> all(
      World world, AddressSamples samples, Responders responders, Homes homes) {
    return List.of(
        samples,
        responders,
        new SilenceRule(world, responders, homes),
        new RefusalRule(world),
        new UnansweredRule(world, new Expectation(world, responders, homes)),
        new TakeoverRule(world, homes),
        new IdentityRule(world),
        new PreferenceRule(world),
        new ChoiceRule(world),
        new LatenessRule(world),
        new AgreementRule(world),
        new PoolRule(world, samples),
        new ExhaustionRule(world),
        new RouterAddressRule(world),
        new InterfaceIdRule(world),
        new AssignmentRule(world, samples),
        new LifetimesRule(world),
        new RebindRule(world),
        new DatabaseRule(world),
        new PortRule(world));
  }

  /** The addresses that each server assigned. */
  public AddressSamples samples() {
    return samples;
  }

  /** The servers that responded to clients. */
  public Responders responders() {
    return responders;
  }

  /** How often a rule failed. */
  public long faults() {
    return faults;
  }

  /** A client's request was relayed. */
  public void asked(Rule.Question question) {
    tell(rule -> rule.asked(question));
  }

  /** A message of a server was received. */
  public void heard(Server server, long atNanos) {
    tell(rule -> rule.heard(server, atNanos));
  }

  /** A server's response was relayed. */
  public void answered(Rule.Answer answer) {
    tell(rule -> rule.answered(answer));
  }

  /** A REPLY has assigned or extended a lease. */
  public void granted(Rule.Grant grant) {
    tell(rule -> rule.granted(grant));
  }

  /** The response time of an exchange is over. */
  public void judged(Exchange exchange, long nowNanos) {
    tell(rule -> rule.judged(exchange, nowNanos));
  }

  /** Datagrams to a server were not sent. */
  public void sendFailed(Server server, Observation.SendFailed failed) {
    tell(rule -> rule.sendFailed(server, failed));
  }

  /** A server message was received on a client link. */
  public void strayed(Rule.Stray stray) {
    tell(rule -> rule.strayed(stray));
  }

  /** The relay has checked which other programs have its port. */
  public void portShared(Observation.PortShared shared) {
    tell(rule -> rule.portShared(shared));
  }

  /** A removed server was evicted, and its number may be reused. */
  public void forgotten(Server server) {
    tell(rule -> rule.forgotten(server));
  }

  /** Time has passed. */
  public void tick(long nowNanos) {
    tell(rule -> rule.tick(nowNanos));
  }

  private void tell(Consumer<Rule> what) {
    for (int index = 0; index < rules.size(); index++) {
      try {
        what.accept(rules.get(index));
      } catch (RuntimeException fault) {
        if (faults++ % FAULTS_PER_LINE == 0) {
          LOG.error("a fault in a rule about the server set; watching goes on", fault);
        }
      }
    }
  }
}
