package dev.debrief.converter.rules;

import java.util.List;
import java.util.regex.Pattern;

/** The rules about thread ids, their names, and the platform that a profile claims. */
final class ThreadChecks {
  private static final Pattern DECIMAL = Pattern.compile("0|-?[1-9][0-9]{0,15}");

  /** The largest integer up to which the browser tells all integers apart. */
  private static final long MAX_EXACT = 1L << 53;

  private static final int MAX_THREADS = 500;

  private ThreadChecks() {}

  /** Checks the threads of a profile. */
  static void check(Profile profile, Findings findings) {
    List<String> ids = profile.samples().threadIds();
    if (profile.chunk()) {
      for (int thread = 0; thread < ids.size(); thread++) {
        String sample = profile.atSample(profile.samples().firstOf(thread));
        checkId(ids.get(thread), sample + ".thread_id", findings);
      }
      checkPlatform(profile, findings);
    }
    if (ids.size() > MAX_THREADS) {
      findings.add(
          Check.TOO_MANY_THREADS,
          profile.at("profile.samples"),
          "the samples belong to " + ids.size() + " threads");
    }
    checkNames(profile, findings);
  }

  /** Checks that at least one of the names belongs to a thread with samples. */
  static void checkNames(Profile profile, Findings findings) {
    List<String> ids = profile.samples().threadIds();
    if (!profile.threadNames().isEmpty()
        && !ids.isEmpty()
        && ids.stream().noneMatch(profile.threadNames()::containsKey)) {
      findings.add(
          Check.THREAD_METADATA_UNREFERENCED,
          profile.at("profile.thread_metadata"),
          "none of its "
              + profile.threadNames().size()
              + " keys is the id of a thread with samples");
    }
  }

  private static void checkId(String id, String position, Findings findings) {
    if (id.equals("-1")) {
      findings.add(Check.THREAD_ID_MINUS_ONE, position, "the thread id is -1");
    } else if (!DECIMAL.matcher(id).matches() || Math.abs(Long.parseLong(id)) > MAX_EXACT) {
      findings.add(
          Check.THREAD_ID_NOT_DECIMAL, position, "the thread id is " + JsonCursor.shorten(id));
    }
  }

  /** Sentry's own SDK for servers is called sentry.java, for phones sentry.java.android. */
  private static void checkPlatform(Profile profile, Findings findings) {
    String platform = profile.header().getOrDefault("platform", "");
    String sdk = profile.header().getOrDefault("client_sdk.name", "");
    boolean server = sdk.startsWith("sentry.java") && !sdk.startsWith("sentry.java.android");
    boolean java =
        profile.frames().stream().anyMatch(frame -> "java.lang.Thread".equals(frame.module()));
    if ((platform.equals("android") && server)
        || (isBrowserOrPhone(platform) && (server || java))) {
      findings.add(
          Check.PLATFORM_NOT_JAVA,
          profile.at("platform"),
          "the platform is " + JsonCursor.shorten(platform));
    }
  }

  private static boolean isBrowserOrPhone(String platform) {
    return platform.equals("javascript") || platform.equals("cocoa");
  }
}
