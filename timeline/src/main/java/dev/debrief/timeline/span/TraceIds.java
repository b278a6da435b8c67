package dev.debrief.timeline.span;

import java.util.HexFormat;

/**
 * The ids of one span. All are bits without a sign; 0 means that there is none.
 *
 * @param traceHigh upper half of the trace id, 0 for ids of 64 bits
 * @param traceLow lower half of the trace id
 * @param spanId id of the span
 * @param parentId id of its parent, 0 for a root or if unknown
 */
public record TraceIds(long traceHigh, long traceLow, long spanId, long parentId) {
  /** No trace, no span. */
  public static final TraceIds NONE = new TraceIds(0, 0, 0, 0);

  private static final int HALF = 16;

  /**
   * Returns the ids that are written as hexadecimal digits; an empty text is none.
   *
   * @param traceId up to 32 digits
   * @param spanId up to 16 digits
   * @param parentId up to 16 digits
   * @throws IllegalArgumentException if one is too long or has other characters
   */
  public static TraceIds ofHex(String traceId, String spanId, String parentId) {
    if (traceId.length() > 2 * HALF) {
      throw new IllegalArgumentException("a trace id has 32 digits, not " + traceId.length());
    }
    int split = Math.max(0, traceId.length() - HALF);
    return new TraceIds(
        hex(traceId.substring(0, split)),
        hex(traceId.substring(split)),
        hex(spanId),
        hex(parentId));
  }

  private static long hex(String digits) {
    return digits.isEmpty() ? 0 : HexFormat.fromHexDigitsToLong(digits);
  }

  /** Returns the trace id as 32 digits, {@code ""} if there is none. */
  public String traceHex() {
    return traceHigh == 0 && traceLow == 0 ? "" : digits(traceHigh) + digits(traceLow);
  }

  /** Returns the span id as 16 digits, {@code ""} if there is none. */
  public String spanHex() {
    return hexOrEmpty(spanId);
  }

  /** Returns the parent's id as 16 digits, {@code ""} if there is none. */
  public String parentHex() {
    return hexOrEmpty(parentId);
  }

  /** Returns whether there is neither a trace nor a span. */
  public boolean isEmpty() {
    return traceHigh == 0 && traceLow == 0 && spanId == 0;
  }

  /** Returns an id of 64 bits as 16 lower-case digits, {@code ""} for 0. */
  public static String hexOrEmpty(long id) {
    return id == 0 ? "" : digits(id);
  }

  private static String digits(long id) {
    return HexFormat.of().toHexDigits(id);
  }
}
