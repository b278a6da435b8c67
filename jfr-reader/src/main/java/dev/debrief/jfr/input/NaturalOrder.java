package dev.debrief.jfr.input;

import java.util.Comparator;

/** Orders text as people do: runs of digits by their value, so that {@code a_2 < a_10}. */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = endOfDigits(a, i);
      int endB = endOfDigits(b, j);
      boolean numbers = endA > i && endB > j;
      int order =
          numbers
              ? compareNumbers(a.substring(i, endA), b.substring(j, endB))
              : Character.compare(a.charAt(i), b.charAt(j));
      if (order != 0) {
        return order;
      }
      i = numbers ? endA : i + 1;
      j = numbers ? endB : j + 1;
    }
    int order = Integer.compare(a.length() - i, b.length() - j);
    return order != 0 ? order : a.compareTo(b);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String a, String b) {
    String valueA = a.replaceFirst("^0+", "");
    String valueB = b.replaceFirst("^0+", "");
    int order = Integer.compare(valueA.length(), valueB.length());
    return order != 0 ? order : valueA.compareTo(valueB);
  }
}
