package dev.debrief.timeline.span;

/** Matches texts against patterns in which {@code *} is any text and {@code ?} any character. */
final class Globs {
  private Globs() {}

  static boolean matches(String glob, String text) {
    int at = 0;
    int next = 0;
    int star = -1;
    int retry = 0;
    while (at < text.length()) {
      if (next < glob.length() && glob.charAt(next) == '*') {
        star = next++;
        retry = at;
      } else if (next < glob.length()
          && (glob.charAt(next) == '?' || glob.charAt(next) == text.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (next < glob.length() && glob.charAt(next) == '*') {
      next++;
    }
    return next == glob.length();
  }
}
