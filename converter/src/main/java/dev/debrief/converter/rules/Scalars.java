package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small formats inside payloads, as leniently as Relay reads them. */
final class Scalars {
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{32}|(?:urn:uuid:)?\\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}?");
  private static final Pattern UNSIGNED = Pattern.compile("\\+?[0-9]{1,40}");
  private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64);
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Scalars() {}

  /** Whether a text is a UUID: 32 hexadecimal digits, with or without dashes, in any case. */
  static boolean isUuid(@Nullable String text) {
    return text != null && UUID.matcher(text).matches();
  }

  /** Whether a text has no digit but 0. */
  static boolean isNil(@Nullable String text) {
    return text != null && text.chars().noneMatch(c -> c != '0' && Character.digit(c, 16) > 0);
  }

  /** The plain spelling of a UUID: 32 lower-case digits; anything else stays as it is. */
  static String plainUuid(String text) {
    return isUuid(text) ? text.replaceAll("urn:uuid:|[-{}]", "").toLowerCase(Locale.ROOT) : text;
  }

  /** Whether a text is this many hexadecimal digits that are not all zero. */
  static boolean isHexId(@Nullable String text, int digits) {
    return text != null && text.length() == digits && HEX.matcher(text).matches() && !isNil(text);
  }

  /** The text of an unsigned 64-bit number, or of a string that holds one; else null. */
  static @Nullable String unsigned(JsonCursor json) throws IOException {
    if (json.token() != JsonToken.VALUE_NUMBER_INT && json.token() != JsonToken.VALUE_STRING) {
      return null;
    }
    String text = json.raw();
    boolean fits =
        UNSIGNED.matcher(text).matches()
            && (text.length() < 19 || new BigInteger(text).compareTo(MAX_UNSIGNED) < 0);
    return fits ? new BigInteger(text).toString() : null;
  }

  /** Seconds since the epoch; precise to a microsecond. */
  static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  /** Seconds for a message, without an exponent. */
  static String shown(double seconds) {
    return BigDecimal.valueOf(seconds).toPlainString();
  }

  /** A date and time in RFC 3339, with a blank instead of the T and without a zone as well. */
  static Optional<Instant> instant(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      TemporalAccessor parsed =
          TIME.parseBest(
              text.replace(' ', 'T').toUpperCase(Locale.ROOT),
              OffsetDateTime::from,
              LocalDateTime::from);
      return Optional.of(
          parsed instanceof OffsetDateTime zoned
              ? zoned.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
