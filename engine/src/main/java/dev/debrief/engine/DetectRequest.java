package dev.debrief.engine;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that looking for wasted time needs: which recordings, which part of them, which
 * detectors, which findings are known already, and how they are written. The defaults of all front
 * ends are those of {@link Builder}.
 *
 * @param inputs which recordings
 * @param excerpt which part of them; idle threads are always looked at
 * @param spans what is asked for about spans
 * @param code which classes are the application's
 * @param choice which detectors
 * @param known which findings are not shown
 * @param style how findings are written
 * @param threads how many threads read at the same time, at least 1
 * @param clock tells which suppressions are over
 * @param loader class loader that is asked for detectors, formats and span sources
 */
public record DetectRequest(
    Inputs inputs,
    Excerpt excerpt,
    SpanStyle spans,
    Code code,
    Choice choice,
    Known known,
    Style style,
    int threads,
    InstantSource clock,
    ClassLoader loader) {

  /**
   * Which classes are the application's.
   *
   * @param inApp prefixes of names of classes that are
   * @param notInApp prefixes of names of classes that are not
   */
  public record Code(List<String> inApp, List<String> notInApp) {
    /** What Debrief knows of libraries decides. */
    public static final Code DEFAULT = new Code(List.of(), List.of());

    public Code {
      inApp = List.copyOf(inApp);
      notInApp = List.copyOf(notInApp);
    }
  }

  /**
   * Which detectors run, and when they fire.
   *
   * @param only ids; none means all that run by default
   * @param skipped ids of those that do not
   * @param settings thresholds, each {@code ID.THRESHOLD=VALUE}
   * @param frameTables file with rows that say what frames mean
   */
  public record Choice(
      List<String> only, List<String> skipped, List<String> settings, Optional<Path> frameTables) {
    /** All with their defaults. */
    public static final Choice DEFAULT =
        new Choice(List.of(), List.of(), List.of(), Optional.empty());

    public Choice {
      only = List.copyOf(only);
      skipped = List.copyOf(skipped);
      settings = List.copyOf(settings);
      Objects.requireNonNull(frameTables, "frameTables");
    }
  }

  /**
   * Which findings are not shown.
   *
   * @param baseline file with findings that are known
   * @param writeBaseline where such a file is written, with everything that is found
   * @param suppressions file that says which findings are nobody's concern, and why
   */
  public record Known(
      Optional<Path> baseline, Optional<Path> writeBaseline, Optional<Path> suppressions) {
    /** All are shown. */
    public static final Known NOTHING =
        new Known(Optional.empty(), Optional.empty(), Optional.empty());

    public Known {
      Objects.requireNonNull(baseline, "baseline");
      Objects.requireNonNull(writeBaseline, "writeBaseline");
      Objects.requireNonNull(suppressions, "suppressions");
    }
  }

  /**
   * How findings are written.
   *
   * @param format name of the form
   * @param target where to
   * @param width columns that a line of text may have
   * @param colours whether text may be coloured
   */
  public record Style(String format, Target target, int width, boolean colours) {
    /** Columns where nothing is known of the reader's terminal. */
    public static final int USUAL_WIDTH = 100;

    /** Text that nobody reads, for those who take the findings from the result. */
    public static final Style DEFAULT =
        new Style("text", new Target.Stream(OutputStream.nullOutputStream()), USUAL_WIDTH, false);

    public Style {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(target, "target");
    }
  }

  /** Where findings are written. */
  public sealed interface Target {
    /** A stream, which is not closed. */
    record Stream(OutputStream stream) implements Target {}

    /** A file; for formats that write several, a directory. */
    record Path(java.nio.file.Path path) implements Target {}
  }

  public DetectRequest {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(excerpt, "excerpt");
    Objects.requireNonNull(spans, "spans");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(known, "known");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(loader, "loader");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1");
    }
  }

  /** Begins a request about some recordings with all defaults. */
  public static Builder builder(Inputs inputs) {
    return new Builder(inputs);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final Inputs inputs;
    private Excerpt excerpt = Excerpt.ALL;
    private SpanStyle spans = SpanStyle.DEFAULT;
    private Code code = Code.DEFAULT;
    private Choice choice = Choice.DEFAULT;
    private Known known = Known.NOTHING;
    private Style style = Style.DEFAULT;
    private int threads = Runtime.getRuntime().availableProcessors();
    private InstantSource clock = InstantSource.system();
    private ClassLoader loader = DetectRequest.class.getClassLoader();

    private Builder(Inputs inputs) {
      this.inputs = inputs;
    }

    /** Sets which part of the recordings is looked at; everything by default. */
    public Builder excerpt(Excerpt newExcerpt) {
      excerpt = newExcerpt;
      return this;
    }

    /** Sets what is asked for about spans. */
    public Builder spans(SpanStyle newSpans) {
      spans = newSpans;
      return this;
    }

    /** Sets which classes are the application's. */
    public Builder code(Code newCode) {
      code = newCode;
      return this;
    }

    /** Sets which detectors run; by default all that need not be asked for. */
    public Builder choice(Choice newChoice) {
      choice = newChoice;
      return this;
    }

    /** Sets which findings are not shown; all are by default. */
    public Builder known(Known newKnown) {
      known = newKnown;
      return this;
    }

    /** Sets how findings are written; by default they are in the result only. */
    public Builder style(Style newStyle) {
      style = newStyle;
      return this;
    }

    /** Sets how many threads read; as many as there are processors by default. */
    public Builder threads(int number) {
      threads = number;
      return this;
    }

    /** Sets the clock by which suppressions end; the system's by default. */
    public Builder clock(InstantSource newClock) {
      clock = newClock;
      return this;
    }

    /** Sets the class loader that is asked for detectors; the engine's own by default. */
    public Builder loader(ClassLoader newLoader) {
      loader = newLoader;
      return this;
    }

    /** Returns the request. */
    public DetectRequest build() {
      return new DetectRequest(
          inputs, excerpt, spans, code, choice, known, style, threads, clock, loader);
    }
  }
}
