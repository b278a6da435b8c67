package dev.debrief.detectors.resources;

import dev.debrief.detectors.EventSum;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.SummedEvents;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who allocates, by sampled bytes. */
final class AllocationSites {
  private static final String SAMPLE = "jdk.ObjectAllocationSample";
  private static final String IN_NEW_TLAB = "jdk.ObjectAllocationInNewTLAB";
  private static final String OUTSIDE_TLAB = "jdk.ObjectAllocationOutsideTLAB";

  /** What JDK 16 and newer tell. */
  static final EventSum SAMPLES = new EventSum(SAMPLE, "objectClass", "weight");

  /** Samples where the JVM has them, else the events of older ones. */
  static final List<EventSum> EVENTS =
      List.of(
          SAMPLES,
          new EventSum(IN_NEW_TLAB, "objectClass", "tlabSize"),
          new EventSum(OUTSIDE_TLAB, "objectClass", "allocationSize"));

  private static final int MOST_SITES = 10_000;

  private final FrameText text;
  private final Map<String, Sum> samples = new HashMap<>();
  private final Map<String, Sum> buffers = new HashMap<>();

  /**
   * A place that allocates.
   *
   * @param mostlyClass the class of most of the bytes
   * @param share part of all bytes that are known
   */
  record Site(Frame frame, StackTrace stack, String mostlyClass, long bytes, double share) {}

  private static final class Sum {
    final Frame frame;
    final Map<String, Long> classes = new HashMap<>();
    StackTrace stack = StackTrace.EMPTY;
    long largest = -1;
    long bytes;

    Sum(Frame frame) {
      this.frame = frame;
    }

    void add(SummedEvents.Row row) {
      bytes += row.weight();
      classes.merge(row.group(), row.weight(), Long::sum);
      if (row.weight() > largest) {
        largest = row.weight();
        stack = row.stack();
      }
    }

    String mostlyClass() {
      return classes.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
          .map(Map.Entry::getKey)
          .orElse("");
    }
  }

  AllocationSites(FrameText text) {
    this.text = text;
  }

  void add(SummedEvents events) {
    Map<String, Sum> sums = events.request().type().equals(SAMPLE) ? samples : buffers;
    for (SummedEvents.Row row : events.rows()) {
      Optional<Frame> frame = Sites.of(text, row.stack());
      if (frame.isPresent()) {
        String key = text.qualified(frame.get());
        Sum sum = sums.get(key);
        if (sum == null && sums.size() < MOST_SITES) {
          sum = new Sum(frame.get());
          sums.put(key, sum);
        }
        if (sum != null) {
          sum.add(row);
        }
      }
    }
  }

  /** Returns the places that allocate most, the largest first. */
  List<Site> largest(int most) {
    Map<String, Sum> sums = samples.isEmpty() ? buffers : samples;
    double all = Math.max(1, sums.values().stream().mapToLong(sum -> sum.bytes).sum());
    return sums.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Sum>>comparingLong(entry -> -entry.getValue().bytes)
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getValue)
        .map(s -> new Site(s.frame, s.stack, s.mostlyClass(), s.bytes, s.bytes / all))
        .toList();
  }
}
