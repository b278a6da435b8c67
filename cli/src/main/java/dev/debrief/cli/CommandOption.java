package dev.debrief.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of all commands: one name, one meaning, one arity. Help, parsing, environment
 * variables and configuration keys are all made from this table. Defaults are not here: they live
 * in the engine's request types.
 */
enum CommandOption {
  OUTPUT('o', "output", "PATH", "where outputs go"),
  FORMAT('f', "format", "NAME", "the form of the output"),
  CHUNK_SECONDS("chunk-seconds", "N", "seconds in one profile chunk, 1 to 60 (30)"),
  WAITS("waits", "STYLE", "how blocked time is shown: resample, edges or none (resample)"),
  LINES("lines", "WHICH", "which frames carry line numbers: none, leaf or all (none)"),
  FRAME_NAMES("frame-names", "STYLE", "names of frames: qualified or method (qualified)"),
  KINDS("kinds", "LIST", "only these kinds of events, separated by commas (all)"),
  PROFILER_ID("profiler-id", "HEX", "attach the chunks to a session that an SDK started"),
  RELEASE("release", "NAME", "release, as in Sentry"),
  ENVIRONMENT("environment", "NAME", "environment, as in Sentry"),
  DIST("dist", "NAME", "distribution, as in Sentry"),
  PAYLOAD("payload", "JSON payloads without envelopes around them"),
  CHECKSUM("checksum", "note the SHA-256 of each recording in its manifest"),
  IN_APP("in-app", "PREFIX", "classes that are your application; may be repeated", true),
  NOT_IN_APP("not-in-app", "PREFIX", "classes that are not; may be repeated", true),
  INCLUDE_IDLE("include-idle", "keep idle pool threads, selectors, timers and the like"),
  FROM("from", "TIME", "leave out what is earlier (see TIMES)"),
  TO("to", "TIME", "leave out what is later (see TIMES)"),
  ZONE("zone", "ZONE", "time zone of HH:mm:ss in --from and --to (UTC)"),
  THREAD("thread", "GLOB", "only threads with such names; may be repeated", true),
  EXCLUDE_THREAD("exclude-thread", "GLOB", "no threads with such names; may be repeated", true),
  SPANS("spans", "FILE", "spans beside the recording (see SPANS); may be repeated", true),
  SPAN_SOURCES("span-sources", "FILE", "span sources of your own, in JSON"),
  SPAN_CLOCK_OFFSET("span-clock-offset", "TIME", "add to the times in --spans (estimated)"),
  SPAN("span", "GLOB", "only time in spans with such names; may be repeated", true),
  TRACE("trace", "ID", "only time in spans of this trace; may be repeated", true),
  LATENCY("latency", "TIME", "only time in spans at least so long, such as 500ms"),
  TRANSACTIONS("transactions", "WHICH", "root spans to write: new, all or none (new)"),
  NO_TRANSACTIONS("no-transactions", "chunks only, nothing about spans"),
  MAX_TRANSACTIONS("max-transactions", "N", "transactions at most, slowest first (1000)"),
  FAIL_ON("fail-on", "SEVERITY", "end with 1 at findings: none, info, warning or error (none)"),
  DETECTORS("detectors", "ID", "only these detectors; may be repeated", true),
  SKIP("skip", "ID", "not these detectors; may be repeated", true),
  SET("set", "ID.THRESHOLD=VALUE", "change a threshold; may be repeated", true),
  BASELINE("baseline", "FILE", "leave out findings that FILE has"),
  WRITE_BASELINE("write-baseline", "FILE", "write all findings to FILE, for --baseline"),
  SUPPRESSIONS("suppressions", "FILE", "leave out findings as FILE says (see SUPPRESSIONS)"),
  FRAME_TABLES("frame-tables", "FILE", "further rows that say what frames mean"),
  JSON("json", "as JSON"),
  AS_ONE("as-one", "read all inputs, chunk files of one JVM, as one recording"),
  MAX_EXPANDED_SIZE("max-expanded-size", "SIZE", "bound of an unpacked input, such as 4g (16g)"),
  PARSER("parser", "NAME", "the decoder: auto, streaming or jmc (auto)"),
  STRICT("strict", "treat partial inputs, and warnings of validate, as failures"),
  QUIET('q', "quiet", "say nothing but errors"),
  VERBOSE('v', "verbose", "say more"),
  DEBUG("debug", "show stack traces"),
  NO_COLOR("no-color", "no colours (also: NO_COLOR)"),
  PROGRESS("progress", "WHEN", "progress line: auto, always or never (auto)"),
  CONFIG("config", "FILE", "read options from FILE (debrief.properties)"),
  HELP('h', "help", "show this page"),
  VERSION("version", "show the version");

  private static final char NO_LETTER = 0;

  private final char letter;
  private final String longName;
  private final String argument;
  private final String description;
  private final boolean repeatable;

  CommandOption(String longName, String description) {
    this(NO_LETTER, longName, "", description, false);
  }

  CommandOption(char letter, String longName, String description) {
    this(letter, longName, "", description, false);
  }

  CommandOption(String longName, String argument, String description) {
    this(NO_LETTER, longName, argument, description, false);
  }

  CommandOption(String longName, String argument, String description, boolean repeatable) {
    this(NO_LETTER, longName, argument, description, repeatable);
  }

  CommandOption(char letter, String longName, String argument, String description) {
    this(letter, longName, argument, description, false);
  }

  CommandOption(
      char letter, String longName, String argument, String description, boolean repeatable) {
    this.letter = letter;
    this.longName = longName;
    this.argument = argument;
    this.description = description;
    this.repeatable = repeatable;
  }

  /** Returns the name after the two hyphens, which is also the configuration key. */
  String longName() {
    return longName;
  }

  /** Returns the one-letter name, if it has one. */
  Optional<String> letter() {
    return letter == NO_LETTER ? Optional.empty() : Optional.of(String.valueOf(letter));
  }

  /** Returns what its argument is called in the help, empty if it takes none. */
  Optional<String> argument() {
    return argument.isEmpty() ? Optional.empty() : Optional.of(argument);
  }

  /** Returns what it does, in one line. */
  String description() {
    return description;
  }

  /** Returns whether an empty value means something: that it is not known. */
  boolean mayBeEmpty() {
    return this == RELEASE || this == ENVIRONMENT || this == DIST;
  }

  /** Returns whether it may be given several times. */
  boolean repeatable() {
    return repeatable;
  }

  /** Returns the environment variable that sets it, for example {@code DEBRIEF_CHUNK_SECONDS}. */
  String variable() {
    return "DEBRIEF_" + longName.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Returns whether variables and configuration files may set it. */
  boolean configurable() {
    return this != HELP && this != VERSION;
  }

  /** Returns the option with a long name. */
  static Optional<CommandOption> named(String longName) {
    return Arrays.stream(values()).filter(o -> o.longName.equals(longName)).findFirst();
  }

  /** Options that every command has. */
  static List<CommandOption> common() {
    return List.of(QUIET, VERBOSE, DEBUG, NO_COLOR, PROGRESS, STRICT, CONFIG, HELP);
  }
}
