package dev.debrief.timeline.span;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventType;
import java.util.Base64;
import java.util.HexFormat;

/** Reads one id out of events of one type. Immutable. */
final class IdReader {
  private static final int HEX_DIGITS = 16;

  private final IdField field;
  private final IdEncoding encoding;
  private final Part part;
  private final String space;

  /** Which id it is: they have different lengths. */
  enum Part {
    TRACE,
    SPAN
  }

  IdReader(SpanRule rule, IdField field, EventType type, Part part) {
    this.field = field;
    this.part = part;
    this.space = rule.source();
    boolean number =
        type.field(field.field()).filter(f -> !f.type().equals("java.lang.String")).isPresent();
    this.encoding =
        field.encoding() == IdEncoding.AUTO && number ? IdEncoding.LONG : field.encoding();
  }

  /** Returns the id, zeros if there is none or it is no id; notes what it saw. */
  EventIds.Id read(Event.RawEvent event, EventIds ids) {
    Object value = field.present() ? event.fields().get(field.field()) : null;
    if (value == null) {
      return EventIds.Id.ZERO;
    }
    ids.seen(encoding == IdEncoding.OPAQUE);
    try {
      return id(value, event);
    } catch (IllegalArgumentException e) {
      ids.noteUnreadable();
      return EventIds.Id.ZERO;
    }
  }

  private EventIds.Id id(Object value, Event.RawEvent event) {
    if (encoding == IdEncoding.LONG_PAIR) {
      Object low = event.fields().get(field.low());
      return new EventIds.Id(number(value), low == null ? 0 : number(low));
    }
    if (encoding == IdEncoding.OPAQUE) {
      String text = value.toString();
      return new EventIds.Id(0, text.isEmpty() ? 0 : made(space, text));
    }
    return value instanceof Long bits
        ? new EventIds.Id(0, bits)
        : text(value.toString().strip(), encoding);
  }

  private static long number(Object value) {
    return value instanceof Long bits ? bits : Long.parseUnsignedLong(value.toString());
  }

  private EventIds.Id text(String text, IdEncoding how) {
    if (text.isEmpty()) {
      return EventIds.Id.ZERO;
    }
    return switch (how) {
      case HEX -> hex(text);
      case DEC, LONG -> new EventIds.Id(0, Long.parseUnsignedLong(text));
      case BASE64 -> hex(HexFormat.of().formatHex(Base64.getDecoder().decode(text)));
      case TRACEPARENT -> traceparent(text);
      default -> text(text, guess(text));
    };
  }

  private EventIds.Id traceparent(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length < 4) {
      throw new IllegalArgumentException("not version-trace-span-flags");
    }
    return hex(parts[part == Part.TRACE ? 1 : 2]);
  }

  private static EventIds.Id hex(String text) {
    TraceIds read = TraceIds.ofHex(text, "", "");
    return new EventIds.Id(read.traceHigh(), read.traceLow());
  }

  /** Hexadecimal ids have all their digits, decimal ones as many as they need. */
  private static IdEncoding guess(String text) {
    boolean whole = text.length() == HEX_DIGITS || text.length() == 2 * HEX_DIGITS;
    if (whole && text.chars().allMatch(HexFormat::isHexDigit)) {
      return IdEncoding.HEX;
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return IdEncoding.DEC;
    }
    if (text.chars().allMatch(HexFormat::isHexDigit)) {
      return IdEncoding.HEX;
    }
    return text.indexOf('-') > 0 ? IdEncoding.TRACEPARENT : IdEncoding.BASE64;
  }

  /** Returns an id that equal texts of one source share; never 0. */
  static long made(String space, String text) {
    long hash = 0xcbf29ce484222325L;
    String all = space + '\n' + text;
    for (int i = 0; i < all.length(); i++) {
      hash = (hash ^ all.charAt(i)) * 0x100000001b3L;
    }
    return stirred(hash);
  }

  /** Spreads the bits of a number; never 0. */
  static long stirred(long number) {
    long bits = (number ^ (number >>> 32)) * 0x9E3779B97F4A7C15L;
    bits ^= bits >>> 29;
    return bits == 0 ? 1 : bits;
  }
}
