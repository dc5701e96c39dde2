package net.relay6.tools.audit;

import static net.relay6.fixtures.frame.OptionName.INTERFACE_ID;
import static net.relay6.fixtures.frame.OptionName.RELAY_MESSAGE;
import static net.relay6.tools.audit.Scene.ALPHA;
import static net.relay6.tools.audit.Scene.BETA;
import static net.relay6.tools.audit.Scene.LINK;
import static net.relay6.tools.audit.Scene.RELAY;
import static net.relay6.tools.audit.Scene.RELAY_ON_LINK;
import static net.relay6.tools.audit.Scene.advertise;
import static net.relay6.tools.audit.Scene.forward;
import static net.relay6.tools.audit.Scene.reply;
import static net.relay6.tools.audit.Scene.solicit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.tools.capture.CaptureBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPassTest {

  private static final int ONE = 0x000001;
  private static final int TWO = 0x000002;
  private static final String A1 = "server-id 000300010200000000a1";
  private static final String A2 = "server-id 000300010200000000a2";

  @TempDir private Path folder;

  @Test
  void ofTheClientsSideServersAreKnownByTheirIdentifiers() throws Exception {
    Scene scene =
        new Scene().asks(solicit(ONE)).delivers(advertise(ONE, 1)).delivers(advertise(ONE, 2));
    assertEquals(
        List.of(
            "SOLICIT on captured link to " + A1 + " " + A2,
            "ADVERTISE of " + A1 + " on captured link",
            "ADVERTISE of " + A2 + " on captured link"),
        observations(scene));
  }

  @Test
  void ofTheServersSideServersAreKnownByTheirAddresses() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .copy(BETA, solicit(ONE))
            .answers(BETA, advertise(ONE, 2));
    assertEquals(
        List.of("SOLICIT on lan0 to " + ALPHA + " " + BETA, "ADVERTISE of " + BETA + " on lan0"),
        observations(scene));
  }

  @Test
  void ofBothSidesEachMessageIsSeenOnce() throws Exception {
    Scene scene = bothSides(new Scene());
    assertEquals(EACH_ONCE, observations(scene));
  }

  private static final List<String> EACH_ONCE =
      List.of(
          "SOLICIT on lan0 to " + ALPHA + " " + BETA,
          "ADVERTISE of " + ALPHA + " on lan0",
          "ADVERTISE of " + BETA + " on lan0");

  private static Scene bothSides(Scene scene) {
    return scene
        .asks(solicit(ONE))
        .copy(ALPHA, solicit(ONE))
        .copy(BETA, solicit(ONE))
        .answers(ALPHA, advertise(ONE, 1))
        .delivers(advertise(ONE, 1))
        .answers(BETA, advertise(ONE, 2))
        .delivers(advertise(ONE, 2));
  }

  @Test
  void twoFilesAreReadAsOne() throws Exception {
    Scene scene =
        new Scene()
            .asks(solicit(ONE))
            .after(1000)
            .delivers(advertise(ONE, 1))
            .delivers(advertise(ONE, 2))
            .inAnotherFile()
            .after(200)
            .copy(ALPHA, solicit(ONE))
            .copy(BETA, solicit(ONE))
            .answers(ALPHA, advertise(ONE, 1))
            .answers(BETA, advertise(ONE, 2));
    assertEquals(EACH_ONCE, observations(scene));
  }

  @Test
  void aPacketCapturedTwiceIsSeenOnce() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .copy(ALPHA, solicit(ONE))
            .copy(BETA, solicit(ONE))
            .answers(ALPHA, advertise(ONE, 1))
            .answers(ALPHA, advertise(ONE, 1))
            .answers(BETA, advertise(ONE, 2));
    assertEquals(EACH_ONCE, observations(scene));
  }

  @Test
  void aMessageSentAgainIsSeenAgain() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .after(900_000)
            .copy(ALPHA, solicit(ONE))
            .answers(ALPHA, advertise(ONE, 1));
    assertEquals(
        List.of(
            "SOLICIT on lan0 to " + ALPHA,
            "SOLICIT on lan0 to " + ALPHA,
            "ADVERTISE of " + ALPHA + " on lan0"),
        observations(scene));
  }

  @Test
  void twoServersWithOneIdentifierAreTwoResponses() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .copy(BETA, solicit(ONE))
            .answers(ALPHA, advertise(ONE, 1))
            .answers(BETA, advertise(ONE, 1));
    assertEquals(EACH_ONCE, observations(scene));
  }

  @Test
  void anUpperRelayIsNoServer() throws Exception {
    String upper = "2001:db8:b::1";
    FrameBuilder wrapped =
        FrameBuilder.relayForward(1, Addresses.of("::"), Addresses.of(RELAY))
            .option(INTERFACE_ID, "up0")
            .option(RELAY_MESSAGE, forward(LINK, "lan0", solicit(ONE)));
    FrameBuilder answer =
        FrameBuilder.relayReply(1, Addresses.of("::"), Addresses.of(RELAY))
            .option(INTERFACE_ID, "up0")
            .option(RELAY_MESSAGE, reply(LINK, "lan0", advertise(ONE, 1)));
    Scene scene =
        new Scene()
            .copy(upper, solicit(ONE))
            .udp(upper, 547, ALPHA, 547, wrapped)
            .udp(ALPHA, 547, upper, 547, answer)
            .answers(upper, advertise(ONE, 1));
    assertEquals(
        List.of("SOLICIT on lan0 to " + ALPHA, "ADVERTISE of " + ALPHA + " on lan0"),
        observations(scene));
  }

  @Test
  void aGroupOfServersIsThoseThatRespond() throws Exception {
    Scene scene =
        new Scene()
            .copy("ff05::1:3", solicit(ONE))
            .answers(ALPHA, advertise(ONE, 1))
            .answers(BETA, advertise(ONE, 2));
    assertEquals(EACH_ONCE, observations(scene));
  }

  @Test
  void linksAreDistinguishedByWhatServersAreSent() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .udp(RELAY, 547, ALPHA, 547, forward("2001:db8:1:2::1", "lan1", solicit(TWO)))
            .udp(RELAY, 547, ALPHA, 547, forward("2001:db8:9::1", "lan1", solicit(3)));
    assertEquals(
        List.of(
            "SOLICIT on lan0 to " + ALPHA,
            "SOLICIT on 2001:db8:1:2::1 \"lan1\" to " + ALPHA,
            "SOLICIT on 2001:db8:9::1 \"lan1\" to " + ALPHA),
        observations(scene));
  }

  @Test
  void aLinkWithAnAddressForEachServerIsOneLink() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .udp(RELAY, 547, BETA, 547, forward("2001:db8:1:5::1", "lan0", solicit(ONE)))
            .answers(ALPHA, advertise(ONE, 1))
            .udp(BETA, 547, RELAY, 547, reply("2001:db8:1:5::1", "lan0", advertise(ONE, 2)));
    assertEquals(EACH_ONCE, observations(scene));
  }

  @Test
  void twoLinksThatCarryOneMessageAtOneMomentAreTwoLinks() throws Exception {
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .udp(RELAY, 547, ALPHA, 547, forward("2001:db8:1:2::1", "lan1", solicit(ONE)))
            .copy(BETA, solicit(ONE))
            .udp(RELAY, 547, BETA, 547, forward("2001:db8:1:2::1", "lan1", solicit(ONE)))
            .answers(ALPHA, advertise(ONE, 1))
            .udp(ALPHA, 547, RELAY, 547, reply("2001:db8:1:2::1", "lan1", advertise(ONE, 1)));
    assertEquals(
        List.of(
            "SOLICIT on lan0 to " + ALPHA + " " + BETA,
            "SOLICIT on lan1 to " + ALPHA + " " + BETA,
            "ADVERTISE of " + ALPHA + " on lan0",
            "ADVERTISE of " + ALPHA + " on lan1"),
        observations(scene));
  }

  @Test
  void twoPlacesAreTwoLinksThoughOneMessageWasSeenAtBothOnce() throws Exception {
    Path written = Files.write(folder.resolve("two-places.pcapng"), twoPlaces());
    List<String> seen = Scene.observations(List.of(written), Optional.empty());
    assertEquals(5, seen.stream().filter(line -> line.startsWith("SOLICIT on lan7 ")).count());
    assertEquals(5, seen.stream().filter(line -> line.startsWith("SOLICIT on lan8 ")).count());
  }

  /** Four messages at each of two places, and one at both. */
  private static byte[] twoPlaces() {
    long time = CaptureBytes.TEN_O_CLOCK * 1_000_000;
    CaptureBytes file =
        CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN)
            .described(229, "0002 0009 6c696e6b206c616e37 000000")
            .described(229, "0002 0009 6c696e6b206c616e38 000000");
    for (int number = 0; number < 10; number++) {
      int place = number % 2;
      int transactionId = number < 2 ? ONE : number;
      file.enhanced(
          place,
          time + number,
          Scene.packet(Scene.CLIENT, 546, "ff02::1:2", 547, solicit(transactionId)));
    }
    return file.octets();
  }

  @Test
  void aResponseWithoutInterfaceIdIsOnTheLinkOfItsRequest() throws Exception {
    FrameBuilder answer =
        FrameBuilder.relayReply(0, Addresses.of(LINK), Addresses.of(Scene.CLIENT))
            .option(RELAY_MESSAGE, advertise(ONE, 2));
    Scene scene =
        new Scene()
            .copy(ALPHA, solicit(ONE))
            .copy(BETA, solicit(ONE))
            .answers(ALPHA, advertise(ONE, 1))
            .udp(BETA, 547, RELAY, 547, answer);
    assertEquals(
        List.of(
            "SOLICIT on lan0 to " + ALPHA + " " + BETA,
            "ADVERTISE of " + ALPHA + " on lan0",
            "ADVERTISE of " + BETA + " on lan0 without Interface-Id"),
        observations(scene));
  }

  @Test
  void whatNoRelayForwardedIsNoRequest() throws Exception {
    Scene scene = bothSides(new Scene()).after(1_000_000).asks(solicit(TWO));
    assertEquals(EACH_ONCE, observations(scene));
  }

  @Test
  void aResponseThatCameThroughNoRelayIsAStray() throws Exception {
    Scene scene =
        bothSides(new Scene()).udp("fe80::bad", 547, Scene.CLIENT, 546, advertise(ONE, 3));
    List<String> seen = observations(scene);
    assertEquals("stray ADVERTISE of fe80::bad on lan0", seen.getLast());
  }

  @Test
  void aResponseWhoseRelayReplWasNotCapturedIsStillItsServers() throws Exception {
    Scene scene =
        bothSides(new Scene())
            .after(1_000_000)
            .asks(solicit(TWO))
            .copy(ALPHA, solicit(TWO))
            .delivers(advertise(TWO, 1));
    List<String> seen = observations(scene);
    assertEquals("ADVERTISE of " + ALPHA + " on lan0", seen.getLast());
  }

  @Test
  void messagesThatTheKernelHadNotCutApartAreSeveral() throws Exception {
    FrameBuilder both =
        FrameBuilder.empty()
            .raw(forward(LINK, "lan0", solicit(ONE)).octets())
            .raw(forward(LINK, "lan0", solicit(TWO)).octets());
    Scene scene = new Scene().udp(RELAY, 547, ALPHA, 547, both);
    assertEquals(
        List.of("SOLICIT on lan0 to " + ALPHA, "SOLICIT on lan0 to " + ALPHA), observations(scene));
  }

  @Test
  void theConfigurationsNamesAreUsed() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("relay6.conf"),
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:a::3" } }
              links = [ { interface = "vlan7", link-address = "2001:db8:1:1::1" } ]
            }
            """);
    RelaySettings settings = ((SettingsResult.Valid) SettingsReader.read(config)).settings();
    assertEquals(
        List.of(
            "SOLICIT on vlan7 to alpha beta",
            "ADVERTISE of alpha on vlan7",
            "ADVERTISE of beta on vlan7"),
        Scene.observations(bothSides(new Scene()).files(folder), Optional.of(settings)));
  }

  @Test
  void whatRelay6CapturesHasItsNames() throws Exception {
    long time = CaptureBytes.TEN_O_CLOCK * 1_000_000;
    byte[] file =
        CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN)
            .described(229, "0002 0009 6c696e6b206c616e37 000000")
            .described(229, "0002 000c 73657276657220616c706861")
            .enhanced(0, time, Scene.packet(Scene.CLIENT, 546, "ff02::1:2", 547, solicit(ONE)))
            .enhanced(
                1, time + 1, Scene.packet(RELAY, 547, ALPHA, 547, forward("::", "", solicit(ONE))))
            .enhanced(
                1,
                time + 2,
                Scene.packet(ALPHA, 547, RELAY, 547, reply("::", "", advertise(ONE, 1))))
            .enhanced(
                0, time + 3, Scene.packet(RELAY_ON_LINK, 547, Scene.CLIENT, 546, advertise(ONE, 1)))
            .octets();
    Path written = Files.write(folder.resolve("relay6.pcapng"), file);
    assertEquals(
        List.of("SOLICIT on lan7 to alpha", "ADVERTISE of alpha on lan7"),
        Scene.observations(List.of(written), Optional.empty()));
  }

  @Test
  void whatIsNoMessageIsPassedOver() throws Exception {
    Scene scene =
        new Scene()
            .asks(FrameBuilder.empty().int8(1))
            .udp(
                RELAY,
                547,
                ALPHA,
                547,
                FrameBuilder.relayForward(0, Addresses.of(LINK), Addresses.of(RELAY_ON_LINK)));
    assertEquals(List.of(), observations(scene));
  }

  private List<String> observations(Scene scene) throws IOException, Audit.CannotRead {
    return Scene.observations(scene.files(folder), Optional.empty());
  }
}
