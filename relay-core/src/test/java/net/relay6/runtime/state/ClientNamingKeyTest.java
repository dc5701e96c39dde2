package net.relay6.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import net.relay6.log.ClientNaming;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNamingKeyTest {

  private static final Octets DUID = Octets.parseHex("00030001020000000001").orElseThrow();
  private static final Ipv6Address ADDRESS = Ipv6Address.parse("fe80::1").orElseThrow();

  @TempDir private Path folder = Path.of("");

  @Test
  void aClientHasTheSameNameAfterARestartAndOnlyTheOwnerReadsTheKey() throws IOException {
    String name = key("hashed").load().duid(DUID);
    assertTrue(name.matches("duid~[0-9a-f]{10}"), name);
    assertEquals(name, key("hashed").load().duid(DUID));
    assertEquals(Optional.empty(), key("hashed").problem());
    Path file = folder.resolve("identity-key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.delete(file);
    assertNotEquals(name, key("hashed").load().duid(DUID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no key\n", "0011223344\n", "\u0000\u0000"})
  void aBrokenKeyIsReplacedAndSetAside(String broken) throws IOException {
    Path file = Files.writeString(folder.resolve("identity-key"), broken);
    String problem = key("hashed").problem().orElseThrow();
    assertTrue(problem.startsWith(file + " contains no key of 32 octets; "), problem);
    assertEquals(Optional.empty(), key("clear").problem());
    assertEquals(broken, Files.readString(file));
    StateFile.Stored<ClientNaming> replaced = key("hashed").loadStored();
    assertEquals(Optional.empty(), replaced.problem());
    assertEquals(replaced.value().duid(DUID), key("hashed").load().duid(DUID));
    assertEquals(broken, Files.readString(folder.resolve("identity-key.broken")));
    assertEquals(Optional.empty(), key("hashed").problem());
  }

  @Test
  void withoutAPlaceForTheKeyEachStartHasItsOwnAndSaysSo() throws IOException {
    Path state = Files.writeString(folder.resolve("file"), "").resolve("below");
    ClientNamingKey nowhere = key(state, "hashed");
    StateFile.Stored<ClientNaming> stored = nowhere.loadStored();
    assertNotEquals(stored.value().duid(DUID), nowhere.load().duid(DUID));
    String problem = stored.problem().orElseThrow();
    assertTrue(
        problem.startsWith(
            "clients get new names at every start: " + state.resolve("identity-key") + " cannot"),
        problem);
    assertEquals(stored.problem(), nowhere.problem());
  }

  /** HMAC-SHA-256 with a key of 32 zero octets, computed with OpenSSL. */
  @Test
  void aNameIsTheBeginningOfAKeyedHashOfKindAndValue() {
    ClientNaming clientNaming = new ClientNaming.Hashed(Octets.of(new byte[32]));
    assertEquals("duid~743e9a2824", clientNaming.duid(DUID));
    assertEquals("address~cb7f6bfa39", clientNaming.address(ADDRESS));
    assertEquals(
        "address~cb7f6bfa39 port 546", clientNaming.endpoint(new Endpoint(ADDRESS, 3, 546)));
    assertEquals(
        "mac~5dfd73d599",
        clientNaming.linkLayerAddress(
            new LinkLayerAddress(1, Octets.parseHex("020000000001").orElseThrow())));
    assertEquals("name~a1b4035f4c", clientNaming.name("Phone.Example"));
    assertFalse(clientNaming.isClear());
  }

  @Test
  void clearNamesAreTheValuesAndPrintable() {
    ClientNaming clear = key("clear").load();
    assertTrue(clear.isClear());
    assertEquals("00030001020000000001", clear.duid(DUID));
    assertEquals("fe80::1", clear.address(ADDRESS));
    assertEquals("\"a\\u001b[31m\"", clear.name("a\u001b[31m"));
    assertFalse(Files.exists(folder.resolve("identity-key")));
  }

  private ClientNamingKey key(String privacy) {
    return key(folder, privacy);
  }

  private static ClientNamingKey key(Path state, String privacy) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 { links = [ { interface = lan0 } ], privacy = %s, state-directory = "%s" }
            """
                .formatted(privacy, state),
            "test");
    return new ClientNamingKey(
        assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings());
  }
}
