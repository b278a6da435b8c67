package dev.debrief.converter.rules;

import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What rules need of a transaction payload.
 *
 * @param place where the payload is in its file, like {@code item 1}; may be empty
 * @param header texts by path, like {@code contexts.trace.trace_id}
 * @param start start in seconds since the epoch, or NaN
 * @param end end in seconds since the epoch, or NaN
 * @param spanThreads ids of the threads that its spans name
 */
record Transaction(
    String place,
    Map<String, String> header,
    double start,
    double end,
    SortedSet<String> spanThreads) {

  /** A text of the payload, or null. */
  @Nullable String text(String path) {
    return header.get(path);
  }

  /** The profiler_id where Sentry looks for it, or null. */
  @Nullable String profilerId() {
    return text("contexts.profile.profiler_id");
  }

  /** The position of something in this payload. */
  String at(String path) {
    return Positions.join(place, path);
  }
}
