package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes envelopes apart, byte by byte as Relay does: a header is one JSON object that ends at a
 * line feed or at the end; a payload ends there too. The first fault ends the reading, because
 * Relay then refuses the whole envelope. Source: {@code relay-server/src/envelope/}.
 */
final class EnvelopeReader {
  private static final long MAX_LENGTH = 0xffff_ffffL;
  private static final Set<String> ENVELOPE_KEYS =
      Set.of("event_id", "dsn", "sent_at", "trace", "retention", "sdk");
  private static final Set<String> ITEM_KEYS =
      Set.of("type", "length", "item_count", "content_type", "filename", "platform");

  private final Bytes file;
  private final Findings findings;
  private final List<Envelope.Item> items = new ArrayList<>();

  private EnvelopeReader(Bytes file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Reads an envelope; what is wrong with its framing is noted. */
  static Envelope read(Bytes file, JsonHead header, Findings findings) {
    return new EnvelopeReader(file, findings).read(header);
  }

  private Envelope read(JsonHead header) {
    if (checkHeader(header)) {
      int offset = header.end() + 1;
      while (offset >= 0 && offset < file.length()) {
        offset = item(offset);
      }
    }
    return new Envelope(header, List.copyOf(items));
  }

  private boolean checkHeader(JsonHead header) {
    String place = "envelope header";
    boolean whole = checkKeys(header, ENVELOPE_KEYS, place);
    if (header.has("event_id") && !Scalars.isUuid(header.text("event_id"))) {
      whole = fault(place + ", event_id", "it is no UUID");
    }
    if (header.has("sent_at") && Scalars.instant(header.text("sent_at")).isEmpty()) {
      whole = fault(place + ", sent_at", "it is no date and time");
    }
    return checkLineEnd(place, header.end()) && whole;
  }

  private boolean checkKeys(JsonHead header, Set<String> keys, String place) {
    boolean whole = true;
    for (String name : header.repeated().stream().filter(keys::contains).sorted().toList()) {
      whole = fault(place + ", " + name, "it occurs twice");
    }
    return whole;
  }

  /** Reads an item; returns the offset of the next, or -1 after a fault. */
  private int item(int offset) {
    String place = "item " + (items.size() + 1);
    JsonHead header = itemHeader(offset, place);
    if (header == null) {
      return -1;
    }
    int headerEnd = offset + header.end();
    boolean whole = checkKeys(header, ITEM_KEYS, place + " header");
    if (header.text("type") == null) {
      whole = fault(place + " header", "there is no type");
    }
    if (!whole || !checkLineEnd(place + " header", headerEnd)) {
      return -1;
    }
    int start = Math.min(headerEnd + 1, file.length());
    long length = payloadLength(header, start, place);
    if (length < 0 || !checkLength(place, start, length)) {
      return -1;
    }
    int end = start + (int) length;
    items.add(new Envelope.Item(items.size() + 1, header, file.part(start, end)));
    return end + 1;
  }

  private @Nullable JsonHead itemHeader(int offset, String place) {
    if (file.isBlankFrom(offset)) {
      fault("byte " + offset, "there is white space after the last item");
      return null;
    }
    try {
      return JsonHead.read(file.part(offset, file.length()));
    } catch (IOException e) {
      fault(
          place + " header, byte " + offset,
          "expected the header of an item, found " + shownLine(offset));
      return null;
    }
  }

  private String shownLine(int offset) {
    int end = Math.min(file.find('\n', offset), offset + 30);
    return JsonCursor.shorten(file.part(offset, end).text());
  }

  /**
   * The announced length, or that of the rest of the line; -1 if what is announced is no length.
   */
  private long payloadLength(JsonHead header, int start, String place) {
    if (!header.has("length")) {
      return file.find('\n', start) - (long) start;
    }
    String text = header.texts().getOrDefault("length", "");
    boolean valid =
        header.tokens().get("length") == JsonToken.VALUE_NUMBER_INT
            && text.matches("[0-9]{1,10}")
            && Long.parseLong(text) <= MAX_LENGTH;
    if (valid) {
      return Long.parseLong(text);
    }
    fault(place + " header, length", "it is no unsigned number");
    return -1;
  }

  private boolean checkLength(String place, int start, long length) {
    if (start + length > file.length()) {
      return fault(
          place,
          "length announces " + length + " bytes, only " + (file.length() - start) + " follow");
    }
    int next = file.at(start + (int) length);
    if (next == '\n' || next == -1) {
      return true;
    }
    int line = file.find('\n', start) - start;
    return fault(
        place,
        "length announces "
            + length
            + " bytes, but no line feed follows them; the line has "
            + line
            + " bytes");
  }

  private boolean checkLineEnd(String place, int end) {
    int next = file.at(end);
    if (next == '\n' || next == -1) {
      return true;
    }
    return fault(
        place + ", byte " + end,
        next == '\r' ? "the line ends with CR LF" : "the header does not end with its line");
  }

  private boolean fault(String position, String message) {
    findings.add(Check.ENVELOPE_FRAMING, position, message);
    return false;
  }
}
