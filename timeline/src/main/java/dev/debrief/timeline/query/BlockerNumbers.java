package dev.debrief.timeline.query;

import dev.debrief.timeline.Blocker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The causes of waits by number: equal ones have one number, 0 is the unknown one. */
final class BlockerNumbers {
  /** Objects whose number is remembered; equal causes in different chunks are different objects. */
  private static final int MOST_OBJECTS = 20_000;

  private final Map<Blocker, Integer> numbers = new HashMap<>();
  private final IdentityHashMap<Blocker, Integer> objects = new IdentityHashMap<>();
  private final List<Blocker> byNumber = new ArrayList<>();

  BlockerNumbers() {
    number(Blocker.UNKNOWN);
  }

  int number(Blocker blocker) {
    Integer known = objects.get(blocker);
    if (known == null) {
      if (objects.size() >= MOST_OBJECTS) {
        objects.clear();
      }
      known = numbers.computeIfAbsent(blocker, this::added);
      objects.put(blocker, known);
    }
    return known;
  }

  private Integer added(Blocker blocker) {
    byNumber.add(blocker);
    return byNumber.size() - 1;
  }

  List<Blocker> list() {
    return byNumber;
  }
}
