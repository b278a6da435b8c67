package dev.debrief.engine;

import dev.debrief.converter.ProfileSummary;
import dev.debrief.converter.ProfileWriter;
import dev.debrief.converter.SpanSummary;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.WindowStage;
import dev.debrief.timeline.Workers;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Counts what went into a profile, for the manifest and for people. */
final class Tally {
  private final Set<Long> threads = new HashSet<>();
  private long windows;
  private ProfileSummary profile = ProfileSummary.EMPTY;

  /** A window that was prepared, and the threads in it. */
  record Counted(Set<Long> threads, ProfileWriter.Prepared prepared) {}

  /**
   * Returns a stage that counts each window and has a writer write it, encoded by workers.
   *
   * @param filter takes out of a window what is not asked for
   */
  WindowStage<Counted> counting(
      ProfileWriter writer, Workers workers, UnaryOperator<Window> filter) {
    return new WindowStage<>() {
      @Override
      public Counted prepare(Window whole) throws IOException {
        Window window = filter.apply(whole);
        Set<Long> ids = new HashSet<>();
        for (ThreadTimeline timeline : window.threads()) {
          ids.add(timeline.thread().id());
        }
        return new Counted(ids, writer.prepare(window));
      }

      @Override
      public void finish(Counted counted) throws IOException {
        windows++;
        threads.addAll(counted.threads());
        ProfileWriter.Prepared prepared = counted.prepared();
        workers.inOrder(
            prepared.pieces(),
            ProfileWriter.Piece::sizeBytes,
            ProfileWriter.Piece::encode,
            (piece, encoded) -> encoded.write());
        prepared.finish();
      }
    };
  }

  void add(ProfileSummary summary) {
    profile = profile.plus(summary);
  }

  /** Returns what became of spans. */
  SpanSummary spans() {
    return profile.spans();
  }

  /** Returns the figures by name. */
  SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    if (!profile.spans().isEmpty()) {
      SpanSummary spans = profile.spans();
      counts.put("runningSamples", spans.samples());
      counts.put("runningSamplesAmbiguous", spans.ambiguous());
      counts.put("runningSamplesInSpans", spans.attributedSamples());
      counts.put("transactions", spans.transactions());
    }
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
