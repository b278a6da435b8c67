package dev.debrief.cli;

import dev.debrief.engine.SpanStyle;
import dev.debrief.engine.UsageException;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that say where spans come from, which ones count, and what becomes of them. */
final class SpanArguments {
  /** Options that say where spans come from, and which ones count. */
  static final List<CommandOption> CHOICE =
      List.of(
          CommandOption.SPANS,
          CommandOption.SPAN_SOURCES,
          CommandOption.SPAN_CLOCK_OFFSET,
          CommandOption.SPAN,
          CommandOption.TRACE,
          CommandOption.LATENCY);

  /** Options that say what becomes of spans in profiles. */
  static final List<CommandOption> TRANSACTIONS =
      List.of(
          CommandOption.TRANSACTIONS,
          CommandOption.NO_TRANSACTIONS,
          CommandOption.MAX_TRANSACTIONS);

  private static final String DURATION = "([+-]?)(\\d{1,12}(?:\\.\\d{1,9})?) ?(ns|us|ms|s|m|h)";
  private static final String TRACE_ID = "[0-9a-fA-F-]{1,36}";

  private SpanArguments() {}

  /**
   * Returns what is asked for.
   *
   * @throws UsageException if a value means nothing
   */
  static SpanStyle style(Arguments arguments, Session session) throws UsageException {
    SpanStyle defaults = SpanStyle.DEFAULT;
    SpanStyle style =
        defaults
            .files(paths(arguments.values(CommandOption.SPANS), session))
            .sources(sources(arguments, session))
            .clockOffset(duration(arguments, CommandOption.SPAN_CLOCK_OFFSET))
            .filter(filter(arguments))
            .transactions(
                arguments.has(CommandOption.NO_TRANSACTIONS)
                    ? SpanStyle.Transactions.NONE
                    : arguments.choice(CommandOption.TRANSACTIONS, defaults.transactions()));
    return style.maxTransactions(
        arguments
            .number(CommandOption.MAX_TRANSACTIONS, 0, 1_000_000)
            .orElse(defaults.maxTransactions()));
  }

  /**
   * Returns the file with span sources.
   *
   * @throws UsageException if it is no path
   */
  static Optional<Path> sources(Arguments arguments, Session session) throws UsageException {
    return path(arguments, CommandOption.SPAN_SOURCES, session);
  }

  /**
   * Returns the file that an option names.
   *
   * @throws UsageException if it is no path
   */
  static Optional<Path> path(Arguments arguments, CommandOption option, Session session)
      throws UsageException {
    return paths(arguments.value(option).stream().toList(), session).stream().findFirst();
  }

  private static List<Path> paths(List<String> texts, Session session) throws UsageException {
    List<Path> paths = new ArrayList<>();
    for (String text : texts) {
      try {
        paths.add(session.path(text));
      } catch (InvalidPathException e) {
        throw new UsageException("'" + text + "' is no path");
      }
    }
    return paths;
  }

  private static SpanStyle.Filter filter(Arguments arguments) throws UsageException {
    List<String> traces = arguments.values(CommandOption.TRACE);
    for (String id : traces) {
      if (!id.matches(TRACE_ID) || id.replace("-", "").length() > 32) {
        throw new UsageException("a trace id has up to 32 hex digits; '" + id + "' is none");
      }
    }
    Optional<Duration> latency = duration(arguments, CommandOption.LATENCY);
    if (latency.isPresent() && latency.get().isNegative()) {
      throw new UsageException("--latency must not be negative");
    }
    return new SpanStyle.Filter(arguments.values(CommandOption.SPAN), traces, latency);
  }

  private static Optional<Duration> duration(Arguments arguments, CommandOption option)
      throws UsageException {
    Optional<String> text = arguments.value(option);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(duration(text.get(), "--" + option.longName()));
  }

  static Duration duration(String text, String option) throws UsageException {
    Matcher m = Pattern.compile(DURATION).matcher(text.strip());
    if (!m.matches()) {
      throw new UsageException(
          "%s is a time such as 500ms, 1.5s or 20us, not '%s'".formatted(option, text));
    }
    BigDecimal nanos = new BigDecimal(m.group(2)).multiply(BigDecimal.valueOf(nanos(m.group(3))));
    BigDecimal most = BigDecimal.valueOf(Duration.ofDays(3_650).toNanos());
    Duration duration = Duration.ofNanos(nanos.min(most).longValue());
    return m.group(1).equals("-") ? duration.negated() : duration;
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      default -> 3_600_000_000_000L;
    };
  }
}
