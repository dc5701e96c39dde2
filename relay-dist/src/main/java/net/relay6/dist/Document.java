package net.relay6.dist;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document that becomes a manual page of its own.
 *
 * @param file its name in the folder of documents
 * @param name of the page
 * @param section of the manual
 * @param summary what the page is about, in a few words
 */
record Document(String file, String name, int section, String summary) {

  /** All of them. */
  static final List<Document> ALL =
      List.of(
          new Document("admin.md", "relay6-admin", 8, "querying the running DHCPv6 relay"),
          new Document(
              "audit.md", "relay6-audit", 8, "finding faults of DHCPv6 servers in captures"),
          new Document("night.md", "relay6-night", 7, "what to do when clients get no addresses"),
          new Document(
              "findings.md", "relay6-findings", 7, "what relay6 finds wrong with servers"));

  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "operating.md", "relay6(8)",
          "reference.conf", "relay6.conf(5)",
          "installing.md", "/usr/share/doc/relay6/installing.md");

  /** What a reader of the manual calls the file of this name; empty when it is not installed. */
  static Optional<String> installed(String file) {
    return ALL.stream()
        .filter(document -> document.file.equals(file))
        .map(Document::page)
        .findFirst()
        .or(() -> Optional.ofNullable(ELSEWHERE.get(file)));
  }

  /** The page made of its text. */
  String print(String markdown, Edition edition) {
    Roff page = new Roff(name, section, edition);
    page.section("Name").paragraph(Roff.plain(name) + " \\- " + Roff.plain(summary));
    page.section("Description");
    new MarkdownRoff(page).appendWhole(markdown);
    page.section("See also").paragraph(Roff.plain("relay6(8), relay6.conf(5)"));
    return page.toString();
  }

  /** What readers call the page. */
  String page() {
    return name + "(" + section + ")";
  }

  /** The file of the page. */
  String pageFile() {
    return name + "." + section;
  }
}
