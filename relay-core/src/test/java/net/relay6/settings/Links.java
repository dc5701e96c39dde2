package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a link has when the operator says nothing, written out. */
public final class Links {

  public static final LinkSettings.Admission ADMISSION =
      new LinkSettings.Admission(
          List.of(),
          Set.of(),
          Set.of(new TypeNumber(21), new TypeNumber(37)),
          false,
          false,
          true,
          true,
          Optional.of(20),
          100,
          Optional.of(5000),
          20_000);

  public static final LinkOptions OPTIONS =
      new LinkOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          true,
          List.of(),
          List.of(),
          List.of(),
          false,
          List.of());

  private Links() {}
}
