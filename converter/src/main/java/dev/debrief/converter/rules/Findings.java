package dev.debrief.converter.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the violations of one file. Equal ones, which differ in an index only, are counted; the
 * first position and message are kept. Not safe for use by several threads.
 */
final class Findings {
  private final String file;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  /** Notes that the file breaks a rule at a position. */
  void add(Check check, String position, String message) {
    add(check, position, message, 1);
  }

  /** Notes that the file breaks a rule several times, first at a position. */
  void add(Check check, String position, String message, long count) {
    String place = check.name() + ' ' + withoutIndexes(position);
    Integer known = places.putIfAbsent(place, violations.size());
    if (known == null) {
      violations.add(new Violation(check.rule(), file, position, message, count));
    } else {
      Violation first = violations.get(known);
      violations.set(
          known,
          new Violation(
              first.rule(), file, first.position(), first.message(), first.count() + count));
    }
  }

  private static String withoutIndexes(String position) {
    StringBuilder plain = new StringBuilder(position.length());
    boolean inside = false;
    for (int i = 0; i < position.length(); i++) {
      char c = position.charAt(i);
      inside = c == '[' || (inside && c != ']');
      if (!inside || c == '[') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** Name of the file. */
  String file() {
    return file;
  }

  /** How many different violations there are so far. */
  int size() {
    return violations.size();
  }

  /** What was found, in the order of the table of rules, then of first occurrence. */
  List<Violation> list() {
    return List.copyOf(violations);
  }
}
