package dev.debrief.jfr.jmc;

import org.jspecify.annotations.Nullable;

/**
 * Where an event type has its times: start and duration from JDK 9 on, start and end, or only an
 * end for points, before (JMC puts the names of its own fields in brackets).
 */
final class TimeFields {
  private final int start;
  private final int end;
  private final int duration;

  TimeFields(EventRow row) {
    start = row.index("startTime", "(startTime)");
    end = row.index("endTime", "(endTime)");
    duration = row.index("duration");
  }

  long start(@Nullable Object[] values) {
    long otherwise = start < 0 ? JmcValues.epochNanos(EventRow.at(values, end), 0) : 0;
    return JmcValues.epochNanos(EventRow.at(values, start), otherwise);
  }

  long end(@Nullable Object[] values) {
    long from = start(values);
    if (duration < 0) {
      return JmcValues.epochNanos(EventRow.at(values, end), from);
    }
    long length = JmcValues.nanos(EventRow.at(values, duration));
    long to = from + length;
    return length > 0 && to < from ? Long.MAX_VALUE : to;
  }
}
