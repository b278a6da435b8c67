package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.TraceIds;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Ids as files write them: hexadecimal digits, with or without leading zeros, or base 64. */
final class Ids {
  private static final int SPAN_DIGITS = 16;
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_BASE64 = 12;
  private static final int TRACE_BASE64 = 24;

  private Ids() {}

  /**
   * Returns the ids.
   *
   * @throws IllegalArgumentException if trace or span id is missing, or one is no id
   */
  static TraceIds of(String trace, String span, String parent) {
    TraceIds ids =
        TraceIds.ofHex(
            hex(trace, "trace id", TRACE_DIGITS, TRACE_BASE64),
            hex(span, "span id", SPAN_DIGITS, SPAN_BASE64),
            hex(parent, "parent id", SPAN_DIGITS, SPAN_BASE64));
    if (ids.traceHex().isEmpty() || ids.spanId() == 0) {
      throw new IllegalArgumentException("a span has no trace id or no span id");
    }
    return ids;
  }

  private static String hex(String id, String what, int digits, int base64) {
    String plain = id.length() == 36 ? id.replace("-", "") : id;
    if (plain.length() <= digits && plain.chars().allMatch(HexFormat::isHexDigit)) {
      return plain.toLowerCase(Locale.ROOT);
    }
    byte[] bytes = plain.length() == base64 ? decoded(plain) : new byte[0];
    if (bytes.length * 2 != digits) {
      throw new IllegalArgumentException("the " + what + " of a span is none");
    }
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
