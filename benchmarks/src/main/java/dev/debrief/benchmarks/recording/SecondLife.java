package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.SplittableRandom;

/** What the recorder's own thread writes once a second: load, heap, threads. */
final class SecondLife implements Actor {
  private final ChunkEvents chunk;
  private final Roster roster;
  private final SplittableRandom random;
  private final long loadId;
  private final long heapId;
  private final long threadsId;
  private final long threadLoadId;
  private final long afterGc;
  private long next = Clock.START_TICKS + Clock.SECOND;

  SecondLife(
      ChunkEvents chunk,
      TypeTree types,
      NamedConstants constants,
      Roster roster,
      SplittableRandom random) {
    this.chunk = chunk;
    this.roster = roster;
    this.random = random;
    loadId = types.id("jdk.CPULoad", "startTime", "jvmUser", "jvmSystem", "machineTotal");
    heapId = types.id("jdk.GCHeapSummary", "startTime", "gcId", "when", "heapSpace", "heapUsed");
    threadsId =
        types.id(
            "jdk.JavaThreadStatistics",
            "startTime activeCount daemonCount accumulatedCount peakCount".split(" "));
    threadLoadId = types.id("jdk.ThreadCPULoad", "startTime", "eventThread", "user", "system");
    afterGc = constants.key("jdk.types.GCWhen", "After GC");
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public void act() throws IOException {
    EventBytes out = roster.recorder().buffer();
    int load = out.begin(loadId);
    out.integer(next);
    float user = (float) random.nextDouble(0.5, 0.8);
    out.real(user);
    out.real(0.04f);
    out.real(user + 0.1f);
    chunk.end(out, load);
    writeHeap(out);
    int count = out.begin(threadsId);
    out.integer(next);
    out.integer(roster.all().size() - 9L);
    out.integer(88);
    out.integer(roster.all().size() + 14L);
    out.integer(roster.all().size());
    chunk.end(out, count);
    for (RecordedThread thread : roster.all()) {
      writeThreadLoad(out, thread);
    }
    next += Clock.SECOND;
  }

  private void writeHeap(EventBytes out) throws IOException {
    int event = out.begin(heapId);
    out.integer(next);
    out.integer((next - Clock.START_TICKS) / Clock.SECOND);
    out.integer(afterGc);
    out.integer(0x6_8000_0000L);
    out.integer(0x7_0000_0000L);
    out.integer(0x8000_0000L);
    out.integer(0x8_0000_0000L);
    out.integer(0x1_8000_0000L);
    out.integer(400_000_000L + random.nextInt(600_000_000));
    chunk.end(out, event);
  }

  private void writeThreadLoad(EventBytes out, RecordedThread thread) throws IOException {
    int event = out.begin(threadLoadId);
    out.integer(next);
    out.integer(thread.key());
    out.real((float) random.nextDouble(0, 0.02));
    out.real((float) random.nextDouble(0, 0.002));
    chunk.end(out, event);
  }
}
