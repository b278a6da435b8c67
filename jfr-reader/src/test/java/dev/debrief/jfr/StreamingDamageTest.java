package dev.debrief.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.Integers;
import dev.debrief.testdata.jfr.Raw;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Damage that the streaming decoder once read wrongly, or could not bear. */
class StreamingDamageTest {
  private static final String SAMPLE = "jdk.ExecutionSample";

  private static ReadResult streaming(Consumer<ChunkBuilder> content) throws Exception {
    return ReadResult.of(Parser.STREAMING, recording().thread(1, "main").chunk(content).toBytes());
  }

  /** Found by mutation 2/199: the key was cut to 32 bits. */
  @Test
  void frameTypesWhoseKeysShareTheirLowerHalfAreNotMixedUp() throws Exception {
    ReadResult result =
        streaming(
            c -> {
              c.integers(Integers.PLAIN).constant("jdk.types.FrameType", 7, "Inlined");
              c.event(SAMPLE, e -> e.at(atMillis(1)).thread(1).set("stackTrace", frame(7)));
              c.event(
                  SAMPLE, e -> e.at(atMillis(2)).thread(1).set("stackTrace", frame(7 | 1L << 32)));
            });
    assertThat(result.samples())
        .extracting(sample -> sample.stackTrace().frame(0).type())
        .containsExactly(Frame.Type.INLINED, Frame.Type.UNKNOWN);
  }

  private static Map<String, Object> frame(long type) {
    Map<String, Object> frame =
        Map.of("method", "a.B.c", "lineNumber", -1, "type", new Raw.PoolId(type));
    return Map.of("truncated", false, "frames", List.of(frame));
  }

  /** Found by mutation 2/165. */
  @Test
  void numberOfMergedSamplesHasNoSign() throws Exception {
    Consumer<ChunkBuilder> content =
        c -> {
          wall(c, 0, 1);
          wall(c, 50, 1);
          wall(c, 100, 0x8000_0000);
        };
    byte[] bytes = recording().thread(1, "main").chunk(content).toBytes();
    assertThat(ReadResult.of(Parser.STREAMING, bytes).samples().get(2).endNanos())
        .isEqualTo(ReadResult.of(Parser.JMC, bytes).samples().get(2).endNanos())
        .isGreaterThan(atMillis(100));
  }

  private static void wall(ChunkBuilder chunk, long millis, int samples) {
    chunk.event(
        "profiler.WallClockSample",
        e -> e.at(atMillis(millis)).thread(1).stack("a.B.c:1").set("samples", samples));
  }

  @Test
  void classesThatAreNamedByEachOtherHaveNoName() throws Exception {
    ReadResult result =
        streaming(
            c ->
                c.type("struct java.lang.Class name:#Class modifiers:int")
                    .constant("java.lang.Class", 5, Map.of("name", new Raw.PoolId(6)))
                    .constant("java.lang.Class", 6, Map.of("name", new Raw.PoolId(5)))
                    .event(
                        "jdk.ThreadPark",
                        e -> e.at(atMillis(1)).thread(1).set("parkedClass", new Raw.PoolId(5))));
    assertThat(result.intervals().get(0).subject()).isEmpty();
    assertThat(result.codes()).contains("constants-lost");
  }

  /** Sixteen structures, each with eight of the next, would be more fields than memory holds. */
  @Test
  void typesOfTooManyFieldsAreDeclined() throws Exception {
    ReadResult result =
        streaming(
            c -> {
              c.type("struct test.S12 a:long");
              for (int i = 11; i >= 0; i--) {
                StringBuilder type = new StringBuilder("struct test.S" + i);
                for (char field = 'a'; field < 'i'; field++) {
                  type.append(' ').append(field).append(":test.S").append(i + 1);
                }
                c.type(type.toString());
              }
              c.type("event test.Large $instant s:test.S0").declare("test.Large");
              c.sample(SAMPLE, atMillis(1), 1, "a.B.c:1");
            });
    assertThat(result.codes()).containsExactly("chunk-declined");
  }

  @Test
  void structureThatContainsItselfIsDeclinedThoughASelectionNeedsIt() throws Exception {
    byte[] bytes =
        recording()
            .chunk(
                c ->
                    c.type("struct test.Inner again:test.Inner")
                        .type("struct test.Outer inner:test.Inner")
                        .type("event test.Endless $instant outer:#test.Outer")
                        .declare("test.Endless"))
            .toBytes();
    Selection selection = Selection.everythingAnd(Set.of("test.Endless"));
    try (Recording recording = MemorySource.recording(bytes)) {
      assertThat(ReadResult.of(recording, Parser.STREAMING, selection).codes())
          .containsExactly("chunk-declined");
    }
  }
}
