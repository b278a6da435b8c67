package dev.debrief.engine;

import dev.debrief.converter.FrameStyle;
import dev.debrief.converter.ProfileOptions;
import dev.debrief.converter.SpanSummary;
import dev.debrief.jfr.Parser;
import dev.debrief.timeline.EventGroup;
import dev.debrief.timeline.TimelineOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in the words of the rooms behind the engine what a request says in the engine's own. */
final class Translation {
  private Translation() {}

  /** Returns the parser of the reader. */
  static Parser parser(Inputs.Parser parser) {
    return Parser.valueOf(parser.name());
  }

  /**
   * Returns how profiles are to be written.
   *
   * @throws UsageException if the profiler id is none
   */
  static ProfileOptions profileOptions(ProfileStyle style) throws UsageException {
    FrameStyle frames =
        new FrameStyle(
            FrameStyle.Lines.valueOf(style.lines().name()),
            FrameStyle.Names.valueOf(style.frameNames().name()),
            style.inApp(),
            style.notInApp());
    ProfileOptions options =
        new ProfileOptions(
            Math.toIntExact(style.window().toSeconds()),
            ProfileOptions.Waits.valueOf(style.waits().name()),
            frames,
            new ProfileOptions.Deployment(
                style.release().orElse(""),
                style.environment().orElse(""),
                style.dist().orElse("")),
            style.payload(),
            Optional.empty());
    if (style.profilerId().isEmpty()) {
      return options;
    }
    try {
      return options.withProfilerId(style.profilerId().get());
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "a profiler id is 32 hex digits, not all zero; '"
              + style.profilerId().get()
              + "' is not");
    }
  }

  /**
   * Returns the groups of events with these words, all of them if there are no words.
   *
   * @throws UsageException if a word is none of them
   */
  static Set<EventGroup> eventGroups(List<String> words) throws UsageException {
    if (words.isEmpty()) {
      return EnumSet.allOf(EventGroup.class);
    }
    Set<EventGroup> groups = EnumSet.noneOf(EventGroup.class);
    for (String word : words) {
      groups.add(
          EventGroup.of(word)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "there is no kind of events '%s'; kinds are %s"
                              .formatted(word, words(EnumSet.allOf(EventGroup.class))))));
    }
    return groups;
  }

  /** Returns texts that are equal for options which let the same samples through. */
  static List<String> fingerprint(TimelineOptions options) {
    return List.of(
        words(options.kinds()),
        "idle " + options.includeIdle(),
        "threads " + options.threads(),
        "not " + options.excludedThreads(),
        "from " + options.from().map(Instant::toString).orElse(""),
        "to " + options.to().map(Instant::toString).orElse(""));
  }

  /** Transactions that ended earlier than this are refused by Sentry. */
  private static final Duration OLDEST_TRANSACTION = Duration.ofDays(5);

  /**
   * Returns what became of spans.
   *
   * @param spans number of spans known
   * @param clock tells what is too old to be sent
   */
  static SpanTotals totals(SpanSummary summary, long spans, InstantSource clock) {
    TreeMap<String, Long> unattributed = new TreeMap<>();
    summary
        .unattributed()
        .forEach(
            (reason, count) ->
                unattributed.put(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), count));
    Instant oldest = clock.instant().minus(OLDEST_TRANSACTION);
    long expired =
        summary.transactionEnds().stream()
            .filter(end -> Instant.EPOCH.plusNanos(end).isBefore(oldest))
            .count();
    return new SpanTotals(
        summary.attributed(),
        unattributed,
        summary.ambiguous(),
        spans,
        summary.transactions(),
        expired);
  }

  private static String words(Set<EventGroup> groups) {
    return groups.stream().sorted().map(EventGroup::word).collect(Collectors.joining(", "));
  }
}
