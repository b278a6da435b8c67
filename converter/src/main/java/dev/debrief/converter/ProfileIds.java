package dev.debrief.converter;

import dev.debrief.timeline.span.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ids that depend on nothing but the recording and the options: converting again gives the same
 * ids, so that an upload which is repeated overwrites instead of doubling.
 */
public final class ProfileIds {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final String NIL = "0".repeat(32);

  private ProfileIds() {}

  /**
   * Returns the id of the profiling session: the one that the options give, else one derived from
   * the recording and everything that changes samples.
   *
   * @param recordingId SHA-256 of the recording
   * @param more texts of further options that change samples, such as a thread filter
   */
  public static String profilerId(String recordingId, ProfileOptions options, List<String> more) {
    return options
        .profilerId()
        .orElseGet(
            () -> hash("profiler\n" + recordingId + "\n" + options.fingerprint() + "\n" + more));
  }

  /**
   * Returns the id of a chunk: the part of a window, both counted from 0. Several recordings may be
   * attached to one given session; then their own ids keep their chunks apart.
   */
  static String chunkId(ProfileRequest request, long window, long part) {
    String session = request.recording().profilerId();
    String recording =
        request.options().profilerId().map(id -> request.recording().id()).orElse("");
    return hash("chunk\n" + session + recording + "\n" + window + "\n" + part);
  }

  /**
   * Returns an id as Sentry writes it: 32 lower-case hex digits without dashes.
   *
   * @throws IllegalArgumentException if it is no id, or the nil id
   */
  static String parseId(String text) {
    return requireId(text.replace("-", "").toLowerCase(Locale.ROOT));
  }

  static String requireId(String id) {
    if (!ID.matcher(id).matches() || id.equals(NIL)) {
      throw new IllegalArgumentException("not an id of 32 hex digits: " + id);
    }
    return id;
  }

  /** Returns the id of the event that a root span becomes. */
  static String eventId(ProfileRequest request, Span root) {
    return hash("transaction\n" + ownPart(request) + "\n" + spanKey(root));
  }

  /** Returns the id of the version 1 profile of a root span. */
  static String profileId(ProfileRequest request, Span root) {
    return hash("profile\n" + ownPart(request) + "\n" + spanKey(root));
  }

  /** Returns the trace id of a root span, one of our own if its source has none. */
  static String traceId(ProfileRequest request, Span root) {
    String trace = root.ids().traceHex();
    return trace.isEmpty()
        ? hash("trace\n" + request.recording().id() + "\n" + spanKey(root))
        : trace;
  }

  /** Returns the id of a span's slice on a thread other than that on which it began. */
  static String sliceId(Span span, long thread) {
    return hash("slice\n" + spanKey(span) + "\n" + thread).substring(0, 16);
  }

  private static String ownPart(ProfileRequest request) {
    return request.recording().profilerId() + request.recording().id();
  }

  private static String spanKey(Span span) {
    return span.ids().traceHex() + span.ids().spanHex();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
