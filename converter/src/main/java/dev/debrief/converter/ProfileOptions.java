package dev.debrief.converter;

import java.util.Objects;
import java.util.Optional;

/**
 * How a profile is to be written. Start from {@link #DEFAULTS} and change what differs.
 *
 * @param chunkSeconds length of a window, 1 to 60
 * @param payload whether envelope formats write the bare JSON payload instead of the envelope
 * @param profilerId 32 lower-case hex digits of a session to attach the profile to, else derived
 */
public record ProfileOptions(
    int chunkSeconds,
    Waits waits,
    FrameStyle frames,
    Deployment deployment,
    boolean payload,
    Optional<String> profilerId) {
  /** What a user gets who asks for nothing. */
  public static final ProfileOptions DEFAULTS =
      new ProfileOptions(
          30,
          Waits.RESAMPLE,
          FrameStyle.DEFAULTS,
          new Deployment("", "", ""),
          false,
          Optional.empty());

  /** How blocked time is shown. */
  public enum Waits {
    /** One sample per sampling period, so that waits and work weigh alike. */
    RESAMPLE,
    /** One sample at the start of a wait and one at its end. */
    EDGES,
    /** Not at all: a wait is a gap. */
    NONE
  }

  /**
   * What ran, in Sentry's words; {@code ""} where unknown.
   *
   * @param dist build of the release; only events and transactions carry it
   */
  public record Deployment(String release, String environment, String dist) {
    public Deployment {
      Objects.requireNonNull(release, "release");
      Objects.requireNonNull(environment, "environment");
      Objects.requireNonNull(dist, "dist");
    }
  }

  /**
   * @throws IllegalArgumentException if {@code chunkSeconds} or {@code profilerId} is out of range
   */
  public ProfileOptions {
    if (chunkSeconds < 1 || chunkSeconds > 60) {
      throw new IllegalArgumentException("chunk seconds must be 1 to 60: " + chunkSeconds);
    }
    Objects.requireNonNull(waits, "waits");
    Objects.requireNonNull(frames, "frames");
    Objects.requireNonNull(deployment, "deployment");
    profilerId.ifPresent(ProfileIds::requireId);
  }

  /** Returns these options with another window length. */
  public ProfileOptions withChunkSeconds(int seconds) {
    return new ProfileOptions(seconds, waits, frames, deployment, payload, profilerId);
  }

  /** Returns these options with waits shown in another way. */
  public ProfileOptions withWaits(Waits newWaits) {
    return new ProfileOptions(chunkSeconds, newWaits, frames, deployment, payload, profilerId);
  }

  /** Returns these options with frames shown in another way. */
  public ProfileOptions withFrames(FrameStyle style) {
    return new ProfileOptions(chunkSeconds, waits, style, deployment, payload, profilerId);
  }

  /** Returns these options for another release, environment or build. */
  public ProfileOptions withDeployment(Deployment newDeployment) {
    return new ProfileOptions(chunkSeconds, waits, frames, newDeployment, payload, profilerId);
  }

  /** Returns these options with or without envelopes. */
  public ProfileOptions withPayload(boolean onlyPayload) {
    return new ProfileOptions(chunkSeconds, waits, frames, deployment, onlyPayload, profilerId);
  }

  /**
   * Returns these options attached to a session that an SDK started.
   *
   * @param id 32 hex digits, with or without dashes, in any case
   * @throws IllegalArgumentException if it is no such id, or the nil id
   */
  public ProfileOptions withProfilerId(String id) {
    Optional<String> parsed = Optional.of(ProfileIds.parseId(id));
    return new ProfileOptions(chunkSeconds, waits, frames, deployment, payload, parsed);
  }

  /** Returns a text that is equal for options which give equal samples. */
  String fingerprint() {
    return chunkSeconds + "\n" + waits + "\n" + frames;
  }
}
