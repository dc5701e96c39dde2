package net.relay6.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.cli.RelayMain;
import picocli.CommandLine;

/**
 * Writes relay6(8), relay6.conf(5), the pages made of documents, and completion for bash, zsh and
 * fish.
 *
 * <pre>
 * MakeManual DOCUMENTS VERSION TIME FOLDER
 * </pre>
 */
public final class MakeManual {

  private MakeManual() {}

  /** Writes into the folder, which is made when it is not there. */
  public static void main(String[] arguments) throws IOException {
    Path documents = Path.of(arguments[0]);
    Edition edition = new Edition(arguments[1], arguments[2].substring(0, "2026-11-24".length()));
    Path folder = Files.createDirectories(Path.of(arguments[3]));
    CommandLine commands = RelayMain.commandLine();
    Files.writeString(
        folder.resolve("relay6.8"),
        new CommandPage(commands, Files.readString(documents.resolve("operating.md")))
            .print(edition));
    Files.writeString(
        folder.resolve("relay6.conf.5"), new ReferencePage(Reference.read()).print(edition));
    for (Document document : Document.ALL) {
      Files.writeString(
          folder.resolve(document.pageFile()),
          document.print(Files.readString(documents.resolve(document.file())), edition));
    }
    Files.writeString(folder.resolve("relay6.bash"), BashCompletion.of(commands));
    CompletedCommand completed = CompletedCommand.of(commands);
    Files.writeString(folder.resolve("_relay6"), ZshCompletion.of(completed));
    Files.writeString(folder.resolve("relay6.fish"), FishCompletion.of(completed));
  }
}
