package dev.debrief.timeline.span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values that are kept once and known by numbers; number 0 is the one that means nothing. */
final class Texts<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();
  private final int most;
  private long refused;

  /**
   * @param nothing the value with number 0
   * @param most how many different values are kept; others become number 0
   */
  Texts(T nothing, int most) {
    this.most = most;
    numbers.put(nothing, 0);
    values.add(nothing);
  }

  int numberOf(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    if (values.size() >= most) {
      refused++;
      return 0;
    }
    numbers.put(value, values.size());
    values.add(value);
    return values.size() - 1;
  }

  T get(int number) {
    return values.get(number);
  }

  /** Returns how many values were not kept because there were too many. */
  long refused() {
    return refused;
  }
}
