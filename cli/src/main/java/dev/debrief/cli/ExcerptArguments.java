package dev.debrief.cli;

import dev.debrief.engine.Excerpt;
import dev.debrief.engine.TimePoint;
import dev.debrief.engine.UsageException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that say which part of a recording is meant. */
final class ExcerptArguments {
  /** Options that choose time and threads. */
  static final List<CommandOption> OPTIONS =
      List.of(
          CommandOption.FROM,
          CommandOption.TO,
          CommandOption.ZONE,
          CommandOption.THREAD,
          CommandOption.EXCLUDE_THREAD);

  private ExcerptArguments() {}

  /**
   * Returns the part that is meant.
   *
   * @throws UsageException if a value means nothing
   */
  static Excerpt excerpt(Arguments arguments) throws UsageException {
    ZoneId zone = zone(arguments.value(CommandOption.ZONE).orElse("UTC"));
    return Excerpt.ALL
        .between(
            time(arguments.value(CommandOption.FROM), zone),
            time(arguments.value(CommandOption.TO), zone))
        .threads(
            arguments.values(CommandOption.THREAD), arguments.values(CommandOption.EXCLUDE_THREAD))
        .includeIdle(arguments.has(CommandOption.INCLUDE_IDLE))
        .kinds(
            arguments.value(CommandOption.KINDS).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList());
  }

  private static Optional<TimePoint> time(Optional<String> text, ZoneId zone)
      throws UsageException {
    return text.isEmpty() ? Optional.empty() : Optional.of(TimePoint.parse(text.get(), zone));
  }

  private static ZoneId zone(String text) throws UsageException {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new UsageException("'" + text + "' is no time zone; write Europe/Berlin or +02:00");
    }
  }
}
