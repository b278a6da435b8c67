package dev.debrief.detectors;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often detectors are right, per detector and over all. */
final class Score {
  /** The row that is the sum of all others. */
  static final String ALL = "all";

  private final Map<String, Counts> byDetector = new TreeMap<>();

  /** Right, wrong and missed findings of one detector, and waits for which the thread is right. */
  static final class Counts {
    int right;
    int wrong;
    int missed;
    int awaitedRight;
    int awaitedWrong;

    private void add(Counts other) {
      right += other.right;
      wrong += other.wrong;
      missed += other.missed;
      awaitedRight += other.awaitedRight;
      awaitedWrong += other.awaitedWrong;
    }

    /** Returns whether the detector ever had something to find. */
    boolean evaluated() {
      return right + missed > 0;
    }

    /** Returns the part of what was found that is right, 1 if nothing was found. */
    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** Returns the part of what there is that was found, 1 if there is nothing. */
    double recall() {
      return right + missed == 0 ? 1 : (double) right / (right + missed);
    }
  }

  /** Returns the counts of a detector, to be changed. */
  Counts of(String detector) {
    return byDetector.computeIfAbsent(detector, id -> new Counts());
  }

  /** Returns the sums. */
  Counts all() {
    Counts all = new Counts();
    byDetector.values().forEach(all::add);
    return all;
  }

  /** Returns a table for people, one detector per line. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(line("detector", "right", "wrong", "missed", "precision", "recall", "awaited"));
    byDetector.forEach((detector, counts) -> table.append(line(detector, counts)));
    return table.append(line(ALL, all())).toString();
  }

  private static String line(String detector, Counts counts) {
    int awaited = counts.awaitedRight + counts.awaitedWrong;
    return line(
        detector,
        counts.right,
        counts.wrong,
        counts.missed,
        counts.right + counts.wrong == 0 ? "-" : ratio(counts.precision()),
        counts.evaluated() ? ratio(counts.recall()) : "not evaluated",
        awaited == 0 ? "" : counts.awaitedRight + "/" + awaited);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-24s %5s %5s %6s %9s %13s %7s%n", cells);
  }
}
