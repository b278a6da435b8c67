package dev.debrief.testdata.agent;

/** Decides which file to change next. All of its time is processor time. */
final class Planner {
  /** Compared per path; long enough to tell the files apart, short enough for about 0.1 s. */
  private static final int COMPARED_CHARS = 32;

  private Planner() {}

  /** The file whose path's end is closest to the end of the plan. */
  static String closestFile(FileList files, String plan) {
    String wanted = end(plan);
    String closest = "";
    int smallest = Integer.MAX_VALUE;
    for (String path : files.paths()) {
      int distance = editDistance(wanted, end(path));
      if (distance < smallest) {
        smallest = distance;
        closest = path;
      }
    }
    return closest;
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - COMPARED_CHARS));
  }

  private static int editDistance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
