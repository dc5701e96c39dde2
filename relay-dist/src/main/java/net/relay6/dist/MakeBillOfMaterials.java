package net.relay6.dist;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the bill of materials of a package.
 *
 * <pre>
 * MakeBillOfMaterials BOM LIBRARIES RELEASE FILE
 * </pre>
 *
 * <p>BOM is what the build has made, LIBRARIES the folder of the package's jars, RELEASE a file of
 * the JDK that the package's Java was made from, FILE what is written.
 */
public final class MakeBillOfMaterials {

  private MakeBillOfMaterials() {}

  /** Fails when one of the libraries is not listed. */
  public static void main(String[] arguments) throws IOException {
    BillOfMaterials bom = BillOfMaterials.of(Files.readAllBytes(Path.of(arguments[0])));
    bom.keepOnly(names(Path.of(arguments[1])));
    bom.addRuntime(release(Path.of(arguments[2])));
    Files.writeString(Path.of(arguments[3]), bom.json() + "\n");
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static Properties release(Path file) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      release.load(reader);
    }
    return release;
  }
}
