package dev.debrief.timeline.frames;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Tells code of the application from that of the JDK and of well-known libraries. Prefixes of the
 * user come first, the longest one decides; then the built-in list; all else is the application's.
 */
public final class InApp {
  private static final String LIBRARIES = "libraries.txt";

  private final List<String> inApp;
  private final List<String> notInApp;
  private final List<String> libraries;

  /**
   * Takes the prefixes of the user, of classes that are the application's and of those that are
   * not.
   */
  public InApp(List<String> inApp, List<String> notInApp) {
    this.inApp = inApp;
    this.notInApp = notInApp;
    this.libraries = libraries();
  }

  /** Returns whether a class, named without what differs from run to run, is the application's. */
  public boolean test(String className) {
    int yes = longest(inApp, className);
    int no = longest(notInApp, className);
    return yes == no ? yes >= 0 || longest(libraries, className) < 0 : yes > no;
  }

  /** Returns the length of the longest prefix that matches, -1 if none does. */
  private static int longest(List<String> prefixes, String className) {
    int longest = -1;
    for (String prefix : prefixes) {
      if (prefix.length() > longest && className.startsWith(prefix)) {
        longest = prefix.length();
      }
    }
    return longest;
  }

  private static List<String> libraries() {
    InputStream resource =
        Objects.requireNonNull(InApp.class.getResourceAsStream(LIBRARIES), LIBRARIES);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
