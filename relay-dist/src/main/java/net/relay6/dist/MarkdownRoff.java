package net.relay6.dist;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/** A document in Markdown as sections of a manual page. Its title is left out. */
final class MarkdownRoff extends AbstractVisitor {

  private final Roff page;
  private boolean inSection;

  MarkdownRoff(Roff page) {
    this.page = page;
  }

  /** Adds {@code markdown} to the page, beginning with what is below its title. */
  void appendWhole(String markdown) {
    inSection = true;
    append(markdown);
  }

  /** Adds the sections of {@code markdown} to the page, without what is before the first. */
  void append(String markdown) {
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(markdown)
        .accept(this);
  }

  @Override
  public void visit(Heading heading) {
    String title = InlineRoff.words(heading);
    inSection |= heading.getLevel() > 1;
    if (heading.getLevel() == 2) {
      page.section(title);
    } else if (heading.getLevel() > 2) {
      page.subsection(title);
    }
  }

  @Override
  public void visit(Paragraph paragraph) {
    if (inSection) {
      page.paragraph(InlineRoff.of(paragraph));
    }
  }

  @Override
  public void visit(BulletList list) {
    items(list);
  }

  @Override
  public void visit(OrderedList list) {
    items(list);
  }

  private void items(Node list) {
    for (Node item : children(list)) {
      boolean first = true;
      for (Node block : children(item)) {
        if (block instanceof FencedCodeBlock code) {
          visit(code);
        } else if (first) {
          page.bullet(InlineRoff.of(block));
        } else {
          page.furtherParagraph(InlineRoff.of(block));
        }
        first = false;
      }
    }
  }

  @Override
  public void visit(FencedCodeBlock code) {
    page.example(code.getLiteral().lines().toList());
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock table) {
      appendTable(table);
    } else {
      visitChildren(block);
    }
  }

  /**
   * A row is its first cell as a term, and under it the others, from the third on with their
   * titles.
   */
  private void appendTable(TableBlock table) {
    List<Node> parts = children(table);
    List<Node> titles = children(children(parts.getFirst()).getFirst());
    for (Node row : children(parts.getLast())) {
      List<Node> cells = children(row);
      page.tagged(InlineRoff.of(cells.getFirst()), InlineRoff.of(cells.get(1)));
      for (int column = 2; column < cells.size(); column++) {
        page.furtherParagraph(
            Roff.italic(InlineRoff.words(titles.get(column)))
                + ": "
                + InlineRoff.of(cells.get(column)));
      }
    }
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
