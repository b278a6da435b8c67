package dev.debrief.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A point of time in a recording, as people name it. What it means depends on the recording. */
public sealed interface TimePoint {
  /**
   * Returns the instant that is meant.
   *
   * @param startNanos start of the recording, epoch nanoseconds
   * @param endNanos end of the recording, epoch nanoseconds
   * @return epoch nanoseconds, possibly outside of the recording
   */
  long resolve(long startNanos, long endNanos);

  /** An instant, independent of the recording. */
  record At(Instant instant) implements TimePoint {
    @Override
    public long resolve(long startNanos, long endNanos) {
      return nanos(instant);
    }
  }

  /** A time of day, on the first day on which it falls into the recording, else on its first. */
  record OfDay(LocalTime time, ZoneId zone) implements TimePoint {
    @Override
    public long resolve(long startNanos, long endNanos) {
      ZonedDateTime start = Instant.EPOCH.plusNanos(startNanos).atZone(zone);
      long sameDay = nanos(start.with(time).toInstant());
      long nextDay = nanos(start.plusDays(1).with(time).toInstant());
      return sameDay < startNanos && nextDay <= endNanos ? nextDay : sameDay;
    }
  }

  /** So long after the start. */
  record FromStart(Duration offset) implements TimePoint {
    @Override
    public long resolve(long startNanos, long endNanos) {
      return startNanos + offset.toNanos();
    }
  }

  /** So long before the end. */
  record FromEnd(Duration offset) implements TimePoint {
    @Override
    public long resolve(long startNanos, long endNanos) {
      return endNanos - offset.toNanos();
    }
  }

  /**
   * Reads {@code 2026-03-01T10:15:30Z}, {@code 10:15:30}, {@code 90s} or {@code -1m30s}.
   *
   * @param zone of times of day
   * @throws UsageException if it is none of these
   */
  static TimePoint parse(String text, ZoneId zone) throws UsageException {
    return TimeSyntax.offset(text)
        .or(() -> TimeSyntax.timeOfDay(text, zone))
        .or(() -> TimeSyntax.instant(text))
        .orElseThrow(
            () ->
                new UsageException(
                    "'"
                        + text
                        + "' is no time; write 2026-03-01T10:15:30Z, 10:15:30, 90s after the start"
                        + " or -30s before the end"));
  }

  /** Epoch nanoseconds reach from 1677 to 2262; what is further away is as good as never. */
  private static long nanos(Instant instant) {
    Instant first = Instant.parse("1800-01-01T00:00:00Z");
    Instant last = Instant.parse("2200-01-01T00:00:00Z");
    Instant bounded = instant.isBefore(first) ? first : instant.isAfter(last) ? last : instant;
    return bounded.getEpochSecond() * 1_000_000_000L + bounded.getNano();
  }
}
