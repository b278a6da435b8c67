package dev.debrief.detectors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What makes a finding the same in another run: the detector and names without what differs from
 * run to run. Lines, addresses, ids, durations and counts do not belong in it.
 */
public final class Fingerprint {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private Fingerprint() {}

  /** Returns a fingerprint: 40 hexadecimal digits. */
  public static String of(String detector, List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(detector.getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        digest.update((byte) 0);
        digest.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** Returns the name of a pool: that of a thread with stars for its numbers. */
  public static String poolName(String threadName) {
    return NUMBER.matcher(threadName).replaceAll("*");
  }
}
