package net.relay6.observer;

import java.util.List;
import java.util.function.Consumer;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.Expectation;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.ServerByClient;
import net.relay6.observer.rule.lease.AgreementRule;
import net.relay6.observer.rule.lease.AssignmentRule;
import net.relay6.observer.rule.lease.DatabaseRule;
import net.relay6.observer.rule.lease.ExhaustionRule;
import net.relay6.observer.rule.lease.LifetimesRule;
import net.relay6.observer.rule.lease.LinkOverlapRule;
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
import net.relay6.observer.statistics.ObservedServer;
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
  public Rules(ObserverState state) {
    responders = new Responders(state);
    rules = all(state, samples, responders, new ServerByClient());
  }

  private static List<Rule> all(
      ObserverState state, AddressSamples samples, Responders responders, ServerByClient homes) {
    return List.of(
        samples,
        responders,
        new SilenceRule(state, responders, homes),
        new RefusalRule(state),
        new UnansweredRule(state, new Expectation(state, responders, homes)),
        new TakeoverRule(state, homes),
        new IdentityRule(state),
        new PreferenceRule(state),
        new ChoiceRule(state),
        new LatenessRule(state),
        new AgreementRule(state),
        new PoolRule(state, samples),
        new ExhaustionRule(state),
        new RouterAddressRule(state),
        new LinkOverlapRule(state),
        new InterfaceIdRule(state),
        new AssignmentRule(state, samples),
        new LifetimesRule(state),
        new RebindRule(state),
        new DatabaseRule(state),
        new PortRule(state));
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
  public void requestForwarded(Rule.ObservedRequest request) {
    forEachRule(rule -> rule.requestForwarded(request));
  }

  /** A message of a server was received. */
  public void messageReceived(ObservedServer server, long atNanos) {
    forEachRule(rule -> rule.messageReceived(server, atNanos));
  }

  /** A server's response was relayed. */
  public void responseDelivered(Rule.ObservedResponse response) {
    forEachRule(rule -> rule.responseDelivered(response));
  }

  /** A REPLY has assigned or extended a lease. */
  public void leaseGranted(Rule.Grant grant) {
    forEachRule(rule -> rule.leaseGranted(grant));
  }

  /** The response time of an exchange is over. */
  public void responseTimeElapsed(Exchange exchange, long nowNanos) {
    forEachRule(rule -> rule.responseTimeElapsed(exchange, nowNanos));
  }

  /** Datagrams to a server were not sent. */
  public void sendFailed(ObservedServer server, Observation.SendFailed failed) {
    forEachRule(rule -> rule.sendFailed(server, failed));
  }

  /** A server message was received on a client link. */
  public void strayMessage(Rule.ObservedStray stray) {
    forEachRule(rule -> rule.strayMessage(stray));
  }

  /** The relay has checked which other programs have its port. */
  public void portShared(Observation.PortShared shared) {
    forEachRule(rule -> rule.portShared(shared));
  }

  /** A removed server was evicted, and its number may be reused. */
  public void forgotten(ObservedServer server) {
    forEachRule(rule -> rule.forgotten(server));
  }

  /** Time has passed. */
  public void tick(long nowNanos) {
    forEachRule(rule -> rule.tick(nowNanos));
  }

  private void forEachRule(Consumer<Rule> what) {
    for (int index = 0; index < rules.size(); index++) {
      try {
        what.accept(rules.get(index));
      } catch (RuntimeException fault) {
        if (faults++ % FAULTS_PER_LINE == 0) {
          LOG.error("a fault in a rule about the server set; observation continues", fault);
        }
      }
    }
  }
}
