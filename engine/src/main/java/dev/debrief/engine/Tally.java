package dev.debrief.engine;

import dev.debrief.converter.ProfileSummary;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.WindowSink;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what went into a profile, for the manifest and for people. */
final class Tally {
  private final Set<Long> threads = new HashSet<>();
  private long windows;
  private ProfileSummary profile = ProfileSummary.EMPTY;

  /** Returns a sink that counts each window before it hands it on. */
  WindowSink andThen(WindowSink sink) {
    return window -> {
      add(window);
      sink.window(window);
    };
  }

  private void add(Window window) {
    windows++;
    for (ThreadTimeline timeline : window.threads()) {
      threads.add(timeline.thread().id());
    }
  }

  void add(ProfileSummary summary) {
    profile = profile.plus(summary);
  }

  /** Returns the figures by name. */
  SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("samples", profile.samples());
    counts.put("threads", (long) threads.size());
    counts.put("waitStepNanosLargest", profile.largestStepNanos());
    counts.put("waitStepNanosSmallest", profile.smallestStepNanos());
    counts.put("waits", profile.waits());
    counts.put("waitsLeftOut", profile.waitsLeftOut());
    counts.put("windows", windows);
    return counts;
  }
}
