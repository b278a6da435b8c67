package dev.debrief.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known word a mistyped one was meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Returns the closest of the known words, if one is close: a beginning of it, or at most a third
   * of its letters different.
   */
  public static Optional<String> closest(String word, Collection<String> known) {
    return known.stream()
        .filter(
            candidate ->
                isBeginning(word, candidate)
                    || distance(word, candidate) <= Math.max(1, candidate.length() / 3))
        .min(
            Comparator.<String, Boolean>comparing(candidate -> !isBeginning(word, candidate))
                .thenComparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Returns {@code "; did you mean X?"}, or nothing when no known word is close. */
  public static String hint(String prefix, String word, Collection<String> known) {
    return closest(word, known).map(w -> "; did you mean " + prefix + w + "?").orElse("");
  }

  private static boolean isBeginning(String word, String candidate) {
    return word.length() >= 2 && candidate.startsWith(word);
  }

  /** Edit distance in which two neighbouring letters that changed places count as one edit. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] =
            Math.min(d[i - 1][j - 1] + substitution, Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1));
        if (swapped(a, i, b, j)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
