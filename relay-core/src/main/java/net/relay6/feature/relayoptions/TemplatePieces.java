package net.relay6.feature.relayoptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.settings.Template;
import net.relay6.settings.TemplateVariable;

/** Turns a template into data parts, with link-wide values already filled in. */
public final class TemplatePieces {

  private TemplatePieces() {}

  /** The data parts; empty if a variable has no value on this link. */
  static Optional<List<Piece>> of(Template template, LinkFacts facts) {
    List<Piece> pieces = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      Optional<Piece> piece = piece(part, facts);
      if (piece.isEmpty()) {
        return Optional.empty();
      }
      pieces.add(piece.get());
    }
    return Optional.of(pieces);
  }

  /**
   * The octets of a template without message variables; empty if a variable has no value on this
   * link.
   */
  public static Optional<Octets> fixed(Template template, LinkFacts facts) {
    return of(template, facts)
        .map(pieces -> {
          Octets octets = Octets.EMPTY;
          for (Piece piece : pieces) {
            octets = octets.followedBy(((FixedPiece) piece).octets());
          }
          return octets;
        });
  }

  private static Optional<Piece> piece(Template.Part part, LinkFacts facts) {
    return switch (part) {
      case Template.Fixed(Octets octets) -> Optional.of(new FixedPiece(octets));
      case Template.Variable(TemplateVariable variable, boolean octets) ->
          variable.isPerMessage()
              ? Optional.of(messagePiece(variable, octets))
              : facts.value(variable, octets).map(FixedPiece::new);
    };
  }

  private static Piece messagePiece(TemplateVariable variable, boolean octets) {
    if (variable == TemplateVariable.PEER_ADDRESS) {
      return octets ? MessagePiece.PEER_ADDRESS_OCTETS : MessagePiece.PEER_ADDRESS_TEXT;
    }
    return octets ? MessagePiece.LINK_LAYER_OCTETS : MessagePiece.LINK_LAYER_TEXT;
  }
}
