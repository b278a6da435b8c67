package dev.debrief.converter.rules;

/** How positions in a file are written. */
final class Positions {
  private Positions() {}

  /** Joins the place of an item and a path in it; either may be empty. */
  static String join(String prefix, String path) {
    return prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + ", " + path;
  }
}
