package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** The life of the garbage collector: a pause now and then, with what its threads do in it. */
final class GcLife implements Actor {
  private static final List<String> PHASES =
      List.of(
          "ExtRootScan",
          "ThreadRoots",
          "CLDGRoots",
          "CMRefRoots",
          "MergeER",
          "MergeRS",
          "MergeHCC",
          "ScanHR",
          "CodeRoots",
          "ObjCopy",
          "Termination",
          "Other",
          "RedirtyCards",
          "FreeCSet",
          "RebuildFreeList");
  private static final String PAUSE_FIELDS = "startTime duration eventThread gcId name";
  private static final String COLLECTION_FIELDS =
      "startTime duration gcId name cause sumOfPauses longestPause";
  private static final String PARALLEL_FIELDS =
      "startTime duration eventThread gcId gcWorkerId name";
  private static final String PROMOTION_FIELDS =
      "startTime eventThread gcId objectClass objectSize tenuringAge tenured plabSize";
  private static final int PROMOTIONS = 40;

  private final ChunkEvents chunk;
  private final Roster roster;
  private final SplittableRandom random;
  private final int promoted;
  private final long gcName;
  private final long gcCause;
  private final long pauseId;
  private final long collectionId;
  private final long parallelId;
  private final long promotionId;
  private final long meanInterval;
  private long next;
  private int number;

  /**
   * @param promoted the class of the objects that become old
   */
  GcLife(
      ChunkEvents chunk,
      TypeTree types,
      NamedConstants constants,
      Roster roster,
      int promoted,
      long meanInterval,
      SplittableRandom random) {
    this.chunk = chunk;
    this.roster = roster;
    this.promoted = promoted;
    this.meanInterval = meanInterval;
    this.random = random;
    gcName = constants.key("jdk.types.GCName", "G1New");
    gcCause = constants.key("jdk.types.GCCause", "G1 Evacuation Pause");
    pauseId = types.id("jdk.GCPhasePause", PAUSE_FIELDS.split(" "));
    collectionId = types.id("jdk.GarbageCollection", COLLECTION_FIELDS.split(" "));
    parallelId = types.id("jdk.GCPhaseParallel", PARALLEL_FIELDS.split(" "));
    promotionId = types.id("jdk.PromoteObjectInNewPLAB", PROMOTION_FIELDS.split(" "));
    next = Clock.START_TICKS + meanInterval / 2;
  }

  @Override
  public long next() {
    return next;
  }

  @Override
  public void act() throws IOException {
    number++;
    long length = 3 * Clock.MILLI + random.nextLong(12 * Clock.MILLI);
    long start = next - length;
    for (int worker = 0; worker < roster.collectors().size(); worker++) {
      writeWorker(worker, start, length);
    }
    writePause(start, length);
    next += meanInterval / 2 + random.nextLong(meanInterval);
  }

  private void writeWorker(int worker, long start, long length) throws IOException {
    RecordedThread thread = roster.collectors().get(worker);
    EventBytes out = thread.buffer();
    long step = length / (PHASES.size() + 1);
    for (int i = 0; i < PHASES.size(); i++) {
      int event = out.begin(parallelId);
      out.integer(start + i * step);
      out.integer(step / 2 + random.nextLong(step / 2));
      out.integer(thread.key());
      out.integer(number);
      out.integer(worker);
      out.utf8(PHASES.get(i));
      chunk.end(out, event);
      for (int j = 0; j < PROMOTIONS / PHASES.size(); j++) {
        writePromotion(thread, start + (i + 1) * step);
      }
    }
  }

  private void writePromotion(RecordedThread thread, long at) throws IOException {
    EventBytes out = thread.buffer();
    int event = out.begin(promotionId);
    out.integer(at);
    out.integer(thread.key());
    out.integer(number);
    out.integer(chunk.classKey(promoted + random.nextInt(40)));
    out.integer(16L + random.nextInt(200) * 8L);
    out.integer(1L + random.nextInt(15));
    out.octet(0);
    out.integer(185_888);
    chunk.end(out, event);
  }

  private void writePause(long start, long length) throws IOException {
    EventBytes out = roster.vm().buffer();
    int pause = out.begin(pauseId);
    out.integer(start);
    out.integer(length);
    out.integer(roster.vm().key());
    out.integer(number);
    out.utf8("GC Pause");
    chunk.end(out, pause);
    int collection = out.begin(collectionId);
    out.integer(start);
    out.integer(length);
    out.integer(number);
    out.integer(gcName);
    out.integer(gcCause);
    out.integer(length);
    out.integer(length);
    chunk.end(out, collection);
  }
}
