package dev.debrief.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a conversion needs: which recordings, which part of them, in which form, and
 * where to. The defaults of all front ends are those of {@link Builder}.
 *
 * @param inputs which recordings
 * @param excerpt which part of them
 * @param profile what the profiles look like
 * @param spans what is asked for about spans
 * @param frameTables file with rows that say what frames mean
 * @param format name of the output format
 * @param target where the outputs go
 * @param checksum whether the manifest gets the SHA-256 of the recording
 * @param threads how many threads read and write at the same time, at least 1
 * @param clock tells what is too old to be sent; no output depends on it
 * @param loader class loader that is asked for formats and span sources
 */
public record ConvertRequest(
    Inputs inputs,
    Excerpt excerpt,
    ProfileStyle profile,
    SpanStyle spans,
    Optional<Path> frameTables,
    String format,
    Target target,
    boolean checksum,
    int threads,
    InstantSource clock,
    ClassLoader loader) {

  /** Where outputs go. */
  public sealed interface Target {
    /** A directory {@code NAME.FORMAT} for each recording, in this directory. */
    record PerRecording(Path parent) implements Target {}

    /** This directory; with several recordings, a subdirectory of it for each. */
    record Directory(Path path) implements Target {}
  }

  public ConvertRequest {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(excerpt, "excerpt");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(spans, "spans");
    Objects.requireNonNull(frameTables, "frameTables");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(target, "target");
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
    private ProfileStyle profile = ProfileStyle.DEFAULT;
    private SpanStyle spans = SpanStyle.DEFAULT;
    private Optional<Path> frameTables = Optional.empty();
    private String format = "sentry";
    private Target target = new Target.PerRecording(Path.of(""));
    private boolean checksum;
    private int threads = Runtime.getRuntime().availableProcessors();
    private InstantSource clock = InstantSource.system();
    private ClassLoader loader = ConvertRequest.class.getClassLoader();

    private Builder(Inputs inputs) {
      this.inputs = inputs;
    }

    /** Sets which part of the recordings is converted; everything but idle threads by default. */
    public Builder excerpt(Excerpt newExcerpt) {
      excerpt = newExcerpt;
      return this;
    }

    /** Sets what the profiles look like. */
    public Builder profile(ProfileStyle style) {
      profile = style;
      return this;
    }

    /** Sets what is asked for about spans. */
    public Builder spans(SpanStyle style) {
      spans = style;
      return this;
    }

    /** Sets a file with rows that say what frames mean; none by default. */
    public Builder frameTables(Optional<Path> file) {
      frameTables = file;
      return this;
    }

    /** Sets the output format; {@code sentry} by default. */
    public Builder format(String name) {
      format = name;
      return this;
    }

    /** Sets the directory of the outputs; by default {@code NAME.FORMAT} where we are. */
    public Builder output(Path directory) {
      return target(new Target.Directory(directory));
    }

    /** Sets where the outputs go. */
    public Builder target(Target newTarget) {
      target = newTarget;
      return this;
    }

    /** Sets whether the manifest gets the SHA-256 of the recording; off by default. */
    public Builder checksum(boolean wanted) {
      checksum = wanted;
      return this;
    }

    /**
     * Sets how many threads read and write at the same time; as many as there are processors by
     * default. The outputs do not depend on it.
     */
    public Builder threads(int number) {
      threads = number;
      return this;
    }

    /** Sets the clock by which something is too old to be sent; the system's by default. */
    public Builder clock(InstantSource newClock) {
      clock = newClock;
      return this;
    }

    /** Sets the class loader that is asked for formats; the engine's own by default. */
    public Builder loader(ClassLoader newLoader) {
      loader = newLoader;
      return this;
    }

    /** Returns the request. */
    public ConvertRequest build() {
      return new ConvertRequest(
          inputs,
          excerpt,
          profile,
          spans,
          frameTables,
          format,
          target,
          checksum,
          threads,
          clock,
          loader);
    }
  }
}
