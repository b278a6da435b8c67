package dev.debrief.cli;

import dev.debrief.engine.UsageException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stream for words to people: messages, warnings, progress. Data never goes here. Text from
 * recordings goes through {@link #escape} first.
 */
final class Terminal {
  /** What a text is about, as colour. */
  enum Tone {
    GOOD("32"),
    DOUBTFUL("33"),
    BAD("31"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** How much is said. */
  enum Verbosity {
    QUIET,
    NORMAL,
    VERBOSE
  }

  private final PrintStream err;
  private final Verbosity verbosity;
  private final boolean colours;
  private final boolean traces;
  private final ProgressLine progress;

  private Terminal(
      PrintStream err,
      Verbosity verbosity,
      boolean colours,
      boolean traces,
      ProgressLine progress) {
    this.err = err;
    this.verbosity = verbosity;
    this.colours = colours;
    this.traces = traces;
    this.progress = progress;
  }

  /**
   * Makes the stream that the options ask for.
   *
   * @param interactive whether {@code err} is a terminal
   */
  static Terminal of(
      Arguments arguments, Map<String, String> env, PrintStream err, boolean interactive)
      throws UsageException {
    boolean quiet = arguments.has(CommandOption.QUIET);
    boolean verbose = arguments.has(CommandOption.VERBOSE);
    boolean colours = interactive && wantsColours(arguments, env);
    ProgressLine.When when = arguments.choice(CommandOption.PROGRESS, ProgressLine.When.AUTO);
    return new Terminal(
        err,
        quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL,
        colours,
        arguments.has(CommandOption.DEBUG),
        new ProgressLine(err, when.applies(interactive && !quiet)));
  }

  /** Returns a stream before whose words the progress line goes away. */
  OutputStream behindProgress(PrintStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        progress.clear();
        out.write(bytes, offset, length);
      }
    };
  }

  /** Returns how many columns a terminal has, as far as the environment says it. */
  static Optional<Integer> columns(Map<String, String> env) {
    String text = env.getOrDefault("COLUMNS", "");
    return text.matches("[1-9]\\d{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** Returns whether a stream that is a terminal may be coloured. */
  static boolean wantsColours(Arguments arguments, Map<String, String> env) {
    return !arguments.has(CommandOption.NO_COLOR)
        && env.getOrDefault("NO_COLOR", "").isEmpty()
        && !env.getOrDefault("TERM", "").equals("dumb");
  }

  /** Returns the progress line, which every message of this terminal clears first. */
  ProgressLine progress() {
    return progress;
  }

  /** Says something unless {@code --quiet}. */
  void say(String line) {
    if (verbosity != Verbosity.QUIET) {
      print(line);
    }
  }

  /** Says something with {@code --verbose} only. */
  void detail(String line) {
    if (verbosity == Verbosity.VERBOSE) {
      print(line);
    }
  }

  /** Says what is wrong, even with {@code --quiet}. */
  void error(String line) {
    print(line);
  }

  /** Shows where a failure came from, with {@code --debug} only. */
  void trace(Throwable cause) {
    if (traces) {
      progress.clear();
      cause.printStackTrace(err);
      err.flush();
    }
  }

  private void print(String line) {
    progress.clear();
    err.print(line + "\n");
    err.flush();
  }

  /** Returns whether more than usual is wanted. */
  boolean isVerbose() {
    return verbosity == Verbosity.VERBOSE;
  }

  /** Returns a text in colour, where there are colours. */
  String paint(Tone tone, String text) {
    return colours ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }

  /**
   * Returns text from a recording without anything that a terminal would obey: control characters,
   * and marks that change the direction of writing, become {@code \\uXXXX}.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
