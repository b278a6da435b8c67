package dev.debrief.timeline.span;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What was found odd about the spans of a recording. */
final class SpanNotes {
  private static final long LARGE_OFFSET_NANOS = 5_000_000L;
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Diagnostic> notes = new ArrayList<>();

  SpanNotes(ContextMerge merge) {
    add(
        "span-thread-unknown",
        Level.DATA_LOSS,
        "events with context name a thread that the recording has lost",
        merge.withoutThread());
    add(
        "span-text-limit",
        Level.DATA_LOSS,
        "names or attributes of spans were left out because there are too many different ones",
        merge.refused());
    merge
        .thresholds()
        .forEach(
            (source, rule) ->
                add(
                    "span-threshold",
                    Level.INFO,
                    source
                        + " leaves out scopes shorter than "
                        + rule.traits().minDuration().toMillis()
                        + " ms: their time goes to the span around them",
                    1));
  }

  void unreadable(long ids) {
    add(
        "span-id-unreadable",
        Level.DATA_LOSS,
        "ids of spans cannot be read as their source writes them",
        ids);
  }

  void joined(long all, long notJoined) {
    add(
        "span-not-joined",
        Level.INFO,
        "of " + all + " spans of files name no thread of the recording: they have no samples",
        notJoined);
  }

  void offset(OptionalLong nanos) {
    if (nanos.isPresent() && Math.abs(nanos.getAsLong()) > LARGE_OFFSET_NANOS) {
      add(
          "span-clock-offset",
          Level.INFO,
          String.format(
              Locale.ROOT,
              "the spans' clock is %.1f ms behind the recording's; that was made up for, name"
                  + " another offset if it is wrong",
              nanos.getAsLong() / NANOS_PER_MILLI),
          1);
    }
  }

  void overlaps(long pieces) {
    add(
        "span-overlap",
        Level.INFO,
        "times a span overlaps another one of its thread without lying in it: ambiguous",
        pieces);
  }

  private void add(String code, Level level, String message, long count) {
    if (count > 0) {
      notes.add(new Diagnostic(code, level, message, count, Optional.empty()));
    }
  }

  List<Diagnostic> list() {
    return notes;
  }
}
