package dev.debrief.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts virtual threads that did little into lanes, one after the other, where there would be more
 * than 50 of them: nobody finds anything in a list of thousands of threads. A thread with at least
 * 20 running samples in the window keeps a place of its own.
 */
final class VirtualLanes {
  static final int MOST_THREADS = 50;
  static final int ENOUGH_SAMPLES = 20;

  private static final long FIRST_ID = 4 * TimelineThread.PRIVATE_RANGE;

  private VirtualLanes() {}

  /** Several threads that follow each other. */
  private static final class Lane {
    final List<ThreadTimeline> members = new ArrayList<>();

    long endNanos() {
      return end(members.get(members.size() - 1));
    }

    ThreadTimeline join(int number) {
      Layer segments = new Layer(members.stream().mapToInt(ThreadTimeline::size).sum());
      Enclosing enclosing = new Enclosing();
      int[] firsts = new int[members.size()];
      for (int i = 0; i < firsts.length; i++) {
        firsts[i] = segments.size();
        segments.append(members.get(i));
        enclosing.addAll(members.get(i).enclosing());
      }
      TimelineThread thread =
          new TimelineThread(FIRST_ID + number, "virtual threads " + number, true);
      Owners owners = new Owners(firsts, members.stream().map(ThreadTimeline::thread).toList());
      return segments.toTimeline(thread, members.get(0).periodNanos(), enclosing).ownedBy(owners);
    }
  }

  /** Returns timelines in the order of their ids, with lanes in place of those that share one. */
  static List<ThreadTimeline> share(List<ThreadTimeline> timelines) {
    if (timelines.stream().filter(t -> t.thread().virtual()).count() <= MOST_THREADS) {
      return timelines;
    }
    List<ThreadTimeline> shared = new ArrayList<>();
    List<ThreadTimeline> little = new ArrayList<>();
    for (ThreadTimeline timeline : timelines) {
      (didLittle(timeline) ? little : shared).add(timeline);
    }
    little.sort(
        Comparator.comparingLong(VirtualLanes::start)
            .thenComparingLong(timeline -> timeline.thread().id()));
    List<Lane> lanes = fill(little);
    for (int i = 0; i < lanes.size(); i++) {
      shared.add(lanes.get(i).join(i + 1));
    }
    return shared;
  }

  private static boolean didLittle(ThreadTimeline timeline) {
    if (!timeline.thread().virtual() || timeline.size() == 0) {
      return false;
    }
    int samples = 0;
    for (int i = 0; i < timeline.size(); i++) {
      samples += timeline.waitKind(i).isEmpty() ? 1 : 0;
    }
    return samples < ENOUGH_SAMPLES;
  }

  /** Every thread goes into the first lane that is free when it begins. */
  private static List<Lane> fill(List<ThreadTimeline> byStart) {
    List<Lane> lanes = new ArrayList<>();
    for (ThreadTimeline timeline : byStart) {
      Lane free = null;
      for (Lane lane : lanes) {
        if (lane.endNanos() <= start(timeline)) {
          free = lane;
          break;
        }
      }
      if (free == null) {
        free = new Lane();
        lanes.add(free);
      }
      free.members.add(timeline);
    }
    return lanes;
  }

  private static long start(ThreadTimeline timeline) {
    return timeline.startNanos(0);
  }

  private static long end(ThreadTimeline timeline) {
    return timeline.endNanos(timeline.size() - 1);
  }
}
