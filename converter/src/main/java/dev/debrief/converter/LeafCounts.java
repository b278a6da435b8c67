package dev.debrief.converter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often some methods were seen at the top of a stack, of the first {@value #MOST} different
 * ones. Small, because there is one for each slice. For one thread.
 */
final class LeafCounts {
  private static final int MOST = 64;

  private static final @Nullable String[] NO_NAMES = new @Nullable String[0];
  private static final int[] NO_COUNTS = new int[0];

  private @Nullable String[] names = NO_NAMES;
  private int[] counts = NO_COUNTS;
  private int size;

  /** A method and its number of samples. */
  record Leaf(String name, int samples) {}

  void add(String name, int samples) {
    for (int i = 0; i < size; i++) {
      if (name.equals(names[i])) {
        counts[i] += samples;
        return;
      }
    }
    if (size == MOST) {
      return;
    }
    if (size == counts.length) {
      int capacity = Math.max(2, 2 * size);
      names = Arrays.copyOf(names, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    names[size] = name;
    counts[size++] = samples;
  }

  void addAll(LeafCounts others) {
    others.all().forEach(leaf -> add(leaf.name, leaf.samples));
  }

  private List<Leaf> all() {
    return IntStream.range(0, size)
        .mapToObj(i -> new Leaf(String.valueOf(names[i]), counts[i]))
        .toList();
  }

  /** Returns the most frequent ones, most first, those of equal frequency by name. */
  List<Leaf> top(int most) {
    return all().stream()
        .sorted(Comparator.comparingInt((Leaf leaf) -> -leaf.samples).thenComparing(Leaf::name))
        .limit(most)
        .toList();
  }
}
