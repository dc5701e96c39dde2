package net.relay6.dist;

import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The words of a paragraph or cell, with their markup or without. */
final class InlineRoff extends AbstractVisitor {

  private final StringBuilder marked = new StringBuilder();
  private final StringBuilder words = new StringBuilder();

  private InlineRoff() {}

  /** As text for {@link Roff}. */
  static String of(Node block) {
    return read(block).marked.toString();
  }

  /** Without markup. */
  static String words(Node block) {
    return read(block).words.toString();
  }

  private static InlineRoff read(Node block) {
    InlineRoff inline = new InlineRoff();
    inline.visitChildren(block);
    return inline;
  }

  @Override
  public void visit(Text text) {
    add(Roff.plain(text.getLiteral()), text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    add(Roff.bold(code.getLiteral()), code.getLiteral());
  }

  @Override
  public void visit(Emphasis emphasis) {
    String stressed = words(emphasis);
    add(Roff.italic(stressed), stressed);
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    String stressed = words(emphasis);
    add(Roff.bold(stressed), stressed);
  }

  /** Files of the source tree are not where the page is read; other pages and the web are. */
  @Override
  public void visit(Link link) {
    String file = link.getDestination().replaceFirst("#.*", "").replaceFirst(".*/", "");
    Optional<String> installed = Document.installed(file).filter(_ -> words(link).equals(file));
    if (installed.isPresent()) {
      add(Roff.plain(installed.get()), installed.get());
      return;
    }
    visitChildren(link);
    if (link.getDestination().startsWith("http")) {
      add(" <" + Roff.plain(link.getDestination()) + ">", "");
    }
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    add("\n", " ");
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    add("\n", " ");
  }

  private void add(String markedUp, String plain) {
    marked.append(markedUp);
    words.append(plain);
  }
}
