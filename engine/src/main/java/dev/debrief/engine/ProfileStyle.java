package dev.debrief.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What profiles look like, apart from their format.
 *
 * @param window length of one profile chunk, 1 to 60 s
 * @param waits how blocked time is shown
 * @param lines which frames carry line numbers
 * @param frameNames how frames are called
 * @param payload whether payloads are written without envelopes
 * @param profilerId 32 hex digits of the session that an SDK started; empty derives one
 * @param release as in Sentry
 * @param environment as in Sentry
 * @param dist as in Sentry
 * @param inApp prefixes of classes that are the application, beside what is not known as a library
 * @param notInApp prefixes of classes that are not
 */
public record ProfileStyle(
    Duration window,
    Waits waits,
    Lines lines,
    FrameNames frameNames,
    boolean payload,
    Optional<String> profilerId,
    Optional<String> release,
    Optional<String> environment,
    Optional<String> dist,
    List<String> inApp,
    List<String> notInApp) {
  /** Shortest and longest {@link #window}: the longest is what Sentry accepts. */
  public static final int LEAST_SECONDS = 1;

  public static final int MOST_SECONDS = 60;

  /** What is used where nothing else is asked for. */
  public static final ProfileStyle DEFAULT = new Builder().build();

  /** How blocked time is shown. */
  public enum Waits {
    /** As one sample per sampling period, so that aggregate flame graphs weigh it right. */
    RESAMPLE,
    /** As two samples, one at each end. */
    EDGES,
    /** Not at all. */
    NONE
  }

  /** Which frames carry line numbers. */
  public enum Lines {
    NONE,
    LEAF,
    ALL
  }

  /** How frames are called. */
  public enum FrameNames {
    /** {@code GitHubClient.fetch}. */
    QUALIFIED,
    /** {@code fetch}. */
    METHOD
  }

  public ProfileStyle {
    Objects.requireNonNull(window, "window");
    inApp = List.copyOf(inApp);
    notInApp = List.copyOf(notInApp);
    long seconds = window.toSeconds();
    if (seconds < LEAST_SECONDS || window.compareTo(Duration.ofSeconds(MOST_SECONDS)) > 0) {
      throw new IllegalArgumentException("a window lasts 1 to 60 seconds, not " + window);
    }
  }

  /** Begins a style with all defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private Duration window = Duration.ofSeconds(30);
    private Waits waits = Waits.RESAMPLE;
    private Lines lines = Lines.NONE;
    private FrameNames frameNames = FrameNames.QUALIFIED;
    private boolean payload;
    private Optional<String> profilerId = Optional.empty();
    private Optional<String> release = Optional.empty();
    private Optional<String> environment = Optional.empty();
    private Optional<String> dist = Optional.empty();
    private List<String> inApp = List.of();
    private List<String> notInApp = List.of();

    private Builder() {}

    /** Sets the length of one profile chunk, 1 to 60 s; 30 s by default. */
    public Builder window(Duration length) {
      window = length;
      return this;
    }

    /** Sets how blocked time is shown; resampled by default. */
    public Builder waits(Waits how) {
      waits = how;
      return this;
    }

    /** Sets which frames carry line numbers; none by default. */
    public Builder lines(Lines which) {
      lines = which;
      return this;
    }

    /** Sets how frames are called; qualified by default. */
    public Builder frameNames(FrameNames how) {
      frameNames = how;
      return this;
    }

    /** Sets whether payloads are written without envelopes; with them by default. */
    public Builder payload(boolean bare) {
      payload = bare;
      return this;
    }

    /** Sets the session that the chunks belong to, 32 hex digits; derived by default. */
    public Builder profilerId(Optional<String> id) {
      profilerId = id;
      return this;
    }

    /** Sets the release, as in Sentry; none by default. */
    public Builder release(Optional<String> name) {
      release = name;
      return this;
    }

    /** Sets the environment, as in Sentry; none by default. */
    public Builder environment(Optional<String> name) {
      environment = name;
      return this;
    }

    /** Sets the distribution, as in Sentry; none by default. */
    public Builder dist(Optional<String> name) {
      dist = name;
      return this;
    }

    /** Sets prefixes of classes that are, and that are not, the application; none by default. */
    public Builder inApp(List<String> prefixes, List<String> exceptPrefixes) {
      inApp = prefixes;
      notInApp = exceptPrefixes;
      return this;
    }

    /** Returns the style. */
    public ProfileStyle build() {
      return new ProfileStyle(
          window,
          waits,
          lines,
          frameNames,
          payload,
          profilerId,
          release,
          environment,
          dist,
          inApp,
          notInApp);
    }
  }
}
