package dev.debrief.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature release of a JVM, read from its description. */
final class JdkVersion {
  /** {@code 1.8.0_402} counts as 8; the first number with a dot, plus or underscore after it. */
  private static final Pattern VERSION =
      Pattern.compile("(?:^|[\\s(])(?:1\\.)?(\\d{1,2})(?=[.+_]|-[a-z])");

  /** Up to JDK 8 HotSpot had a version of its own: JDK 8 says {@code 25.202-b08}. */
  private static final Pattern HOTSPOT_EXPRESS = Pattern.compile("(?:^|[\\s(])(\\d+)\\.\\d+-b\\d+");

  private static final int FIRST_IN_JDK_8 = 25;

  private JdkVersion() {}

  /** Returns the feature release, such as 17; 0 if the description has none. */
  static int of(String jvm) {
    Matcher express = HOTSPOT_EXPRESS.matcher(jvm);
    if (express.find()) {
      return Integer.parseInt(express.group(1)) >= FIRST_IN_JDK_8 ? 8 : 7;
    }
    Matcher m = VERSION.matcher(jvm);
    return m.find() ? Integer.parseInt(m.group(1)) : 0;
  }
}
