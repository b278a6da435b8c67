package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static dev.debrief.timeline.span.SpanScript.WORK;
import static dev.debrief.timeline.span.SpanScript.at;
import static dev.debrief.timeline.span.SpanScript.chunk;
import static dev.debrief.timeline.span.SpanScript.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Spans of virtual threads, on their own and on the threads that carry them. */
class VirtualThreadSpansTest {
  @Test
  void carriersDoNotGetTheScopesOfVirtualThreads() throws Exception {
    String mounted =
        "a.Work.run:1 < java.lang.VirtualThread.run:1 < jdk.internal.vm.Continuation.run:1";
    SpanReading reading =
        SpanReading.of(
            chunk(
                    recording().thread(1, "ForkJoinPool-1-worker-1").virtualThread(30, ""),
                    s ->
                        s.scope(30, 0, 100, 1)
                            .chunk
                            .sample("jdk.ExecutionSample", atMillis(10), 1, mounted)
                            .sample("jdk.ExecutionSample", atMillis(50), 30, WORK))
                .toBytes(),
            SpanReading.Request.plain());
    List<String> found = new ArrayList<>();
    for (AttributedTimeline timeline : reading.timelines()) {
      found.add(timeline.owner(0).id() + " " + reading.at(timeline, 0));
    }
    assertThat(found).containsExactly("1 CARRIER", "30 " + id(1));
  }

  @Test
  void lanesKnowTheVirtualThread() throws Exception {
    SpanReading reading =
        SpanReading.of(
            chunk(
                    recording(),
                    s -> {
                      for (int i = 0; i < 60; i++) {
                        long at = 10L * i;
                        s.chunk.virtualThread(100 + i, "");
                        s.scope(100 + i, at, at + 10, i + 1);
                        s.chunk.sample("jdk.ExecutionSample", atMillis(at + 2), 100 + i, WORK);
                      }
                    })
                .toBytes(),
            SpanReading.Request.plain());
    assertThat(reading.timelines().size()).isLessThan(60);
    int seen = 0;
    for (AttributedTimeline lane : reading.timelines()) {
      for (int piece = 0; piece < lane.size(); piece++) {
        if (lane.first(piece)) {
          int number = (int) (lane.owner(piece).id() - 99);
          assertThat(reading.at(lane, piece)).isEqualTo(id(number));
          assertThat(lane.timeline().thread().id()).isNotEqualTo(lane.owner(piece).id());
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(60);
    int tenth = reading.spans().find(TraceIds.ofHex("", id(10), "")).orElseThrow();
    SpanFilter filter = new SpanFilter(List.of(), Set.of(), Optional.of(Duration.ofMillis(10)));
    var cut = reading.spans().filter(reading.plain().get(0), filter);
    assertThat(cut.owner(9).id()).isEqualTo(reading.plain().get(0).owner(9).id());
    assertThat(reading.spans().span(tenth).time().nanos()).isEqualTo(10_000_000L);
  }

  /** The program of the recordings of OpenTelemetry, on virtual threads. */
  @Test
  void nestedScopesOfAVirtualThreadAreItsOwn() throws Exception {
    SpanReading reading =
        SpanReading.of(
            chunk(
                    recording().virtualThread(28, "").virtualThread(30, ""),
                    s ->
                        s.scope(30, 20, 60, 2)
                            .scope(30, 60, 80, 0)
                            .scope(30, 0, 100, 1)
                            .scope(28, 0, 100, 3)
                            .span(28, 0, 100, 1, 0)
                            .span(30, 20, 60, 2, 1)
                            .samples(30, 0, 120)
                            .samples(28, 0, 120))
                .toBytes(),
            SpanReading.Request.plain());
    assertThat(at(reading, 30, 10, 30, 70, 90, 110))
        .containsExactly("op1", "op2", "EMPTY_CONTEXT", "op1", "OUTSIDE_INTERVALS");
    assertThat(at(reading, 28, 50)).containsExactly(id(3));
    assertThat(at(reading, 1, 50)).containsExactly("NO_CONTEXT_ON_THREAD");
  }
}
