package dev.debrief.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.Integers;
import dev.debrief.testdata.jfr.Raw;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.time.Duration;
import java.util.List;

/** Small recordings that have a bit of everything, to be damaged or read in many ways. */
public final class MutationSeeds {
  private static final String STACK = "a.Foo.leaf(I)V:12 < a.Foo.run:5 < java.lang.Thread.run:833";

  private MutationSeeds() {}

  /** One chunk with samples, intervals, raw events, all encodings of strings and 3 checkpoints. */
  static byte[] everything(Integers integers) {
    return builder(integers).toBytes();
  }

  /** The same with a second chunk of another clock, other constants and a virtual thread. */
  static byte[] twoChunks() {
    return builder(Integers.COMPRESSED)
        .virtualThread(40, "v")
        .chunk(
            c -> {
              c.startNanos(atMillis(5_000)).startTicks(77).ticksPerSecond(1_000_000);
              c.metadataAtEnd();
              c.sample("jdk.ExecutionSample", atMillis(5_010), 40, STACK);
              c.interval("jdk.ThreadSleep", atMillis(5_020), atMillis(5_060), 1, "a.B.c:1");
            })
        .toBytes();
  }

  private static RecordingBuilder builder(Integers integers) {
    return recording()
        .thread(1, "main")
        .thread(2, "worker")
        .chunk(
            c -> {
              c.integers(integers);
              events(c);
              texts(c);
              c.checkpoint();
              more(c);
            });
  }

  private static void events(ChunkBuilder c) {
    c.setting("jdk.ThreadPark", "threshold", "10 ms");
    for (int i = 0; i < 6; i++) {
      long at = atMillis(10L * i);
      c.sample("jdk.ExecutionSample", at, 1 + i % 2, "a.Foo.m" + i + ":7 < " + STACK);
      c.sample("profiler.WallClockSample", at + 1_000_000, 1, STACK);
    }
    c.interval("jdk.ThreadPark", atMillis(20), atMillis(40), 2, STACK);
    c.checkpoint();
    c.event(
        "jdk.JavaMonitorEnter",
        e ->
            e.at(atMillis(30))
                .lasting(Duration.ofMillis(12))
                .thread(1)
                .stack(STACK)
                .set("monitorClass", "a.Lock")
                .set("previousOwner", 2L)
                .set("address", 0x7f00_1234_5678L));
  }

  private static void texts(ChunkBuilder c) {
    for (Raw.Encoding encoding : Raw.Encoding.values()) {
      c.event(
          "jdk.FileRead",
          e ->
              e.at(atMillis(50))
                  .lasting(Duration.ofMillis(3))
                  .thread(1)
                  .stack("a.File.read:3")
                  .set("path", new Raw.Text("/tmp/" + encoding, encoding)));
    }
  }

  private static void more(ChunkBuilder c) {
    c.sample("jdk.CPUTimeSample", atMillis(70), 2, "b.Bar.compute:99 < ...");
    c.event("jdk.CPULoad", e -> e.at(atMillis(80)).set("jvmUser", 0.25f));
    c.event(
        "jdk.GCHeapSummary",
        e -> e.at(atMillis(90)).set("when", "Before GC").set("heapUsed", 123_456_789L));
    c.event("jdk.SystemGC", e -> e.at(atMillis(95)).lasting(Duration.ofMillis(1)).thread(1));
  }

  /** All that are generated. */
  public static List<byte[]> all() {
    return List.of(
        everything(Integers.COMPRESSED),
        everything(Integers.PADDED),
        everything(Integers.PLAIN),
        twoChunks());
  }
}
