package net.relay6.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionListTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing                          | ''                     | ''           | true",
        "one without data                 | 000e0000               | 14:          | true",
        "two of one code stay two         | 0003000101 0003000102  | 3:01 3:02    | true",
        "unknown code                     | ffff0002abcd           | 65535:abcd   | true",
        "length one too long              | 000e0000 00030002aa    | 14:          | false",
        "length far too long              | 0003ffff00             | ''           | false",
        "one octet left over              | 000e0000 00            | 14:          | false",
        "three octets left over           | 000e0000 000300        | 14:          | false"
      })
  void walksWhatFits(String name, String hex, String options, boolean intact) {
    OptionList list = list(hex);
    List<String> seen = new ArrayList<>();
    for (OptionList.Option option : list) {
      seen.add(option.code().value() + ":" + ByteBufUtil.hexDump(option.value()));
    }
    assertEquals(options, String.join(" ", seen));
    assertEquals(options, String.join(" ", shown(hex)));
    assertEquals(intact, list.isIntact());
  }

  /** The options stand somewhere in a larger buffer. */
  private static List<String> shown(String hex) {
    byte[] options = Octets.parseHex(hex).orElseThrow().toArray();
    ByteBuf larger = Unpooled.buffer().writeZero(3).writeBytes(options).writeZero(9);
    List<String> shown = new ArrayList<>();
    OptionList.walk(
        larger,
        3,
        3 + options.length,
        (code, octets, offset, length) ->
            shown.add(code + ":" + ByteBufUtil.hexDump(octets, offset, length)));
    return shown;
  }

  @Test
  void findsOptionsByCode() {
    OptionList list = list("0003000101 000e0000 0003000102");
    assertEquals("01", ByteBufUtil.hexDump(list.first(new OptionCode(3)).orElseThrow().value()));
    assertEquals(2, list.all(new OptionCode(3)).size());
    assertTrue(list.first(new OptionCode(9)).isEmpty());
  }

  @Test
  void endsWhereItEnds() {
    Iterator<OptionList.Option> iterator = list("000e0000").iterator();
    iterator.next();
    assertThrows(NoSuchElementException.class, iterator::next);
  }

  private static OptionList list(String hex) {
    return OptionList.of(Unpooled.wrappedBuffer(Octets.parseHex(hex).orElseThrow().toArray()));
  }
}
