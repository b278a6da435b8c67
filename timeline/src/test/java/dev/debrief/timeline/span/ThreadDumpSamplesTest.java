package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.Parser;
import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.timeline.ThreadTimeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dumps of threads that a producer of context writes instead of samples. */
class ThreadDumpSamplesTest {
  private static final String DUMP =
      """
      2026-01-01 00:00:00
      Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):

      "main" #1 prio=5 os_prio=0 tid=0x00007f452001a6a0 nid=0x1b01 runnable  [0x00007f4524bfd000]
         java.lang.Thread.State: RUNNABLE
      \tat a.Work.burn(Work.java:%d)
      \tat a.Main$$Lambda$4/0x00007f44a4345d28.run(Unknown Source)
      \tat a.Größe.`mit Leerzeichen`(Main.kt:7)
      \tat java.lang.Thread.run(java.base@17.0.15/Thread.java:840)

      "the \\"pool\\" 1" #21 daemon prio=5 os_prio=0 tid=0x1 nid=0x2 waiting on condition  [0x3]
         java.lang.Thread.State: WAITING (parking)
      \tat jdk.internal.misc.Unsafe.park(java.base@17.0.15/Native Method)
      \t- parking to wait for  <0x00000006880e95d0> (a java.lang.Object)
      \tat java.util.concurrent.FutureTask.get(java.base@17.0.15/FutureTask.java:190)

      "Signal Dispatcher" #4 daemon prio=9 os_prio=0 tid=0x4 nid=0x5 runnable  [0x0]
         java.lang.Thread.State: RUNNABLE

      "VM Thread" os_prio=0 cpu=101.85ms elapsed=8.53s tid=0x6 nid=0x7 runnable
      """;

  private static ChunkBuilder dumps(ChunkBuilder chunk, String filler) {
    chunk.type("event jdk.ThreadDump startTime:long@TICKS result:String");
    for (int i = 0; i < 5; i++) {
      String text = filler + DUMP.formatted(i + 1);
      long at = atMillis(100L * i);
      chunk.event("jdk.ThreadDump", e -> e.at(at).set("result", text));
    }
    return chunk;
  }

  private static byte[] splunk(String filler) {
    return recording()
        .thread(1, "main")
        .chunk(
            c ->
                dumps(c, filler)
                    .type(
                        "event otel.ContextAttached $interval traceId:String spanId:String"
                            + " traceFlags:byte")
                    .event(
                        "otel.ContextAttached",
                        e ->
                            e.at(atMillis(150))
                                .thread(1)
                                .set("traceId", "0".repeat(31) + "1")
                                .set("spanId", "0".repeat(15) + "2")))
        .toBytes();
  }

  private static List<String> segments(SpanReading reading) {
    List<String> segments = new ArrayList<>();
    for (ThreadTimeline timeline : reading.plain()) {
      for (int i = 0; i < timeline.size(); i++) {
        segments.add(
            "%s %d-%d %s %s"
                .formatted(
                    timeline.thread().name(),
                    (timeline.startNanos(i) - atMillis(0)) / 1_000_000,
                    (timeline.endNanos(i) - atMillis(0)) / 1_000_000,
                    timeline.waitKind(i).map(Enum::name).orElse("run"),
                    timeline.stackTrace(i).frame(0).methodName()));
      }
    }
    return segments;
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void everyDumpIsASampleOfEveryThreadWithAStack(Parser parser) throws Exception {
    // Longer than what is kept of other strings.
    String filler = ("x".repeat(99) + "\n").repeat(100);
    SpanReading reading = SpanReading.of(splunk(filler), SpanReading.Request.plain().with(parser));
    assertThat(segments(reading))
        .containsExactly(
            "main 0-100 run burn",
            "main 100-200 run burn",
            "main 200-300 run burn",
            "main 300-400 run burn",
            "main 400-500 run burn",
            "the \\\"pool\\\" 1 0-500 FUTURE park");
    AttributedTimeline main = reading.timelines().get(0);
    assertThat(main.size()).isEqualTo(6);
    assertThat(reading.at(main, 1)).isEqualTo("OUTSIDE_INTERVALS");
    assertThat(reading.at(main, 2)).isEqualTo("0000000000000002");
    assertThat(main.timeline().stackTrace(0).frames())
        .extracting(
            frame -> frame.className() + "#" + frame.methodName() + ":" + frame.lineNumber())
        .containsExactly(
            "a.Work#burn:1",
            "a.Main$$Lambda$4/0x00007f44a4345d28#run:" + Frame.UNKNOWN_LINE,
            "a.Größe#`mit Leerzeichen`:7",
            "java.lang.Thread#run:840");
  }

  @Test
  void dumpsOfOtherRecordingsAreNoSamples() throws Exception {
    byte[] plain = recording().thread(1, "main").chunk(c -> dumps(c, "")).toBytes();
    assertThat(SpanReading.of(plain, SpanReading.Request.plain()).timelines()).isEmpty();
  }
}
