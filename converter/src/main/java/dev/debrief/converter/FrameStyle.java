package dev.debrief.converter;

import java.util.List;
import java.util.Objects;

/**
 * How frames are shown.
 *
 * @param inApp prefixes of class names that belong to the application
 * @param notInApp prefixes of class names that do not; the longest matching prefix of both lists
 *     decides, and only classes that no prefix matches are judged by the built-in list
 */
public record FrameStyle(Lines lines, Names names, List<String> inApp, List<String> notInApp) {
  /** What a user gets who asks for nothing. */
  public static final FrameStyle DEFAULTS =
      new FrameStyle(Lines.NONE, Names.QUALIFIED, List.of(), List.of());

  /** Which frames have line numbers. Sentry shows each line of a method as a bar of its own. */
  public enum Lines {
    NONE,
    LEAF,
    ALL
  }

  /** What the text of a frame is: Sentry shows nothing else in its bars. */
  public enum Names {
    /** With the class: {@code GitHubClient.fetch}. */
    QUALIFIED,
    /** {@code fetch}, as Sentry's own SDK writes it. */
    METHOD
  }

  public FrameStyle {
    Objects.requireNonNull(lines, "lines");
    Objects.requireNonNull(names, "names");
    inApp = List.copyOf(inApp);
    notInApp = List.copyOf(notInApp);
  }

  /** Returns this style with line numbers on other frames. */
  public FrameStyle withLines(Lines newLines) {
    return new FrameStyle(newLines, names, inApp, notInApp);
  }

  /** Returns this style with other names. */
  public FrameStyle withNames(Names newNames) {
    return new FrameStyle(lines, newNames, inApp, notInApp);
  }

  /** Returns this style with other prefixes of the user. */
  public FrameStyle withPrefixes(List<String> newInApp, List<String> newNotInApp) {
    return new FrameStyle(lines, names, newInApp, newNotInApp);
  }

  /** Ids of profiles depend on this text. */
  @Override
  public String toString() {
    return "FrameStyle[lines="
        + lines
        + ", names="
        + names
        + ", inApp="
        + inApp
        + ", notInApp="
        + notInApp
        + "]";
  }
}
