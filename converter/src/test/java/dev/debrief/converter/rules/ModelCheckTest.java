package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The model of a chunk and its text break the same rules in the same places, as far as these decide
 * whether Sentry takes the chunk whole.
 */
@SuppressWarnings({"NonApiType", "ImmutableEnumChecker"}) // Plain helpers of this test.
class ModelCheckTest {
  private static final long START_MICROS = 1_767_225_600_000_001L;

  private static final Set<Rule.Severity> DECIDES =
      Set.of(Rule.Severity.REJECTED, Rule.Severity.DROPPED);

  /** A way to break a chunk, and the rule that this breaks. */
  enum Break {
    STACK_ID_OUT_OF_RANGE(chunk -> chunk.samples.set(3, new Sample(3_000_000, "1", 99))),
    FRAME_INDEX_OUT_OF_RANGE(chunk -> chunk.stacks.set(0, new int[] {0, 99})),
    NEGATIVE_INDEX(
        chunk -> {
          chunk.samples.set(2, new Sample(2_000_000, "1", -1));
          chunk.stacks.set(0, new int[] {0, -7, 1});
        }),
    NEGATIVE_LINE_OR_PRIORITY(chunk -> chunk.frames.set(1, new Frame("B.b", "a.B", -5, true))),
    NO_SAMPLES(chunk -> chunk.samples.clear()),
    ONLY_LONE_SAMPLES(chunk -> chunk.samples.subList(1, chunk.samples.size()).clear()),
    THREAD_WITH_LONE_SAMPLE(chunk -> chunk.samples.add(new Sample(9_000_000, "2", 0))),
    ALL_STACKS_EMPTY(chunk -> chunk.stacks.replaceAll(stack -> new int[0])),
    CHUNK_TOO_LONG(chunk -> chunk.samples.add(new Sample(80_000_000, "1", 0))),
    TIMESTAMP_RELATIVE(chunk -> chunk.samples.set(0, new Sample(5_000_000 - START_MICROS, "1", 0))),
    DUPLICATE_SAMPLES(chunk -> chunk.samples.set(1, new Sample(0, "1", 1))),
    GAP_NOT_CLOSED(chunk -> chunk.samples.set(10, new Sample(60_000_000, "1", 3))),
    LAST_STACK_NOT_COUNTED(chunk -> chunk.samples.add(new Sample(10_500_000, "1", 2))),
    THREAD_ID_NOT_DECIMAL(chunk -> chunk.samples.replaceAll(s -> new Sample(s.micros, "x", 0))),
    THREAD_METADATA_UNREFERENCED(chunk -> chunk.threads = Map.of("77", "other")),
    MODULE_WITHOUT_DOT(chunk -> chunk.frames.set(0, new Frame("A.a", "A", 0, true))),
    FUNCTION_EMPTY(chunk -> chunk.frames.set(0, new Frame("", "a.A", 0, true))),
    LINES_SPLIT_METHODS(chunk -> chunk.frames.set(1, new Frame("A.a", "a.A", 7, true))),
    NAMES_CHANGE_PER_RUN(chunk -> chunk.frames.set(0, new Frame("A.a", "a.A$$Lambda$12", 0, true))),
    VERSION_WRONG(chunk -> chunk.header.put("version", "3")),
    PROFILE_ID_INVALID(chunk -> chunk.header.put("chunk_id", "0".repeat(32))),
    CLIENT_SDK_MISSING(chunk -> chunk.header.remove("client_sdk.version")),
    ITEM_PLATFORM_MISMATCH(chunk -> chunk.header.put("platform", "android")),
    ENVELOPE_FRAMING(chunk -> chunk.lengthError = 3);

    private final Consumer<Chunk> change;

    Break(Consumer<Chunk> change) {
      this.change = change;
    }
  }

  private record Sample(long micros, String thread, int stack) {}

  private record Frame(String function, String module, int line, boolean inApp) {}

  /** A chunk written by hand, from which both forms are made. */
  private static final class Chunk {
    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<int[]> stacks = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private Map<String, String> threads = Map.of("1", "main");
    private int lengthError;

    Chunk() {
      header.put("version", "2");
      header.put("platform", "java");
      header.put("profiler_id", "0123456789abcdef0123456789abcdef");
      header.put("chunk_id", "fedcba9876543210fedcba9876543210");
      header.put("client_sdk.name", "sentry.java.debrief");
      header.put("client_sdk.version", "1.2.3");
      frames.add(new Frame("A.a", "a.A", 0, true));
      frames.add(new Frame("B.b", "a.B", 7, false));
      stacks.add(new int[] {0, 1});
      stacks.add(new int[] {1});
      stacks.add(new int[] {1, 0});
      stacks.add(new int[0]);
      for (int i = 0; i < 10; i++) {
        samples.add(new Sample(i * 1_000_000L, "1", i % 2));
      }
      samples.add(new Sample(10_000_000L, "1", 3));
    }

    ChunkModel model() {
      ChunkModel model = new ChunkModel();
      header.forEach(model::addHeader);
      frames.forEach(frame -> model.addFrame(frame.line));
      int[] ends = new int[stacks.size()];
      int end = 0;
      for (int i = 0; i < ends.length; i++) {
        end += stacks.get(i).length;
        ends[i] = end;
      }
      model.stacks(ends, stacks.stream().flatMapToInt(Arrays::stream).toArray());
      samples.forEach(
          s -> model.addSample(START_MICROS + s.micros, model.thread(s.thread), s.stack));
      threads.forEach(model::addThreadName);
      return model;
    }

    byte[] envelope() {
      byte[] payload = payload().getBytes(StandardCharsets.UTF_8);
      String head =
          "{\"event_id\":\"fedcba9876543210fedcba9876543210\"}\n"
              + "{\"type\":\"profile_chunk\",\"platform\":\"java\",\"length\":"
              + (payload.length - lengthError)
              + "}\n";
      return (head + new String(payload, StandardCharsets.UTF_8) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    private String payload() {
      StringBuilder json = new StringBuilder("{\"client_sdk\":{");
      json.append(texts("client_sdk.")).append('}');
      String top = texts("");
      json.append(top.isEmpty() ? "" : "," + top).append(",\"profile\":{\"frames\":");
      json.append(frames.stream().map(Chunk::text).toList()).append(",\"stacks\":");
      json.append(stacks.stream().map(Arrays::toString).toList());
      json.append(",\"samples\":").append(samples.stream().map(Chunk::text).toList());
      json.append(",\"thread_metadata\":{");
      threads.forEach((id, name) -> json.append("\"%s\":{\"name\":\"%s\"}".formatted(id, name)));
      return json.append("}}}").toString();
    }

    private String texts(String prefix) {
      return String.join(
          ",",
          header.entrySet().stream()
              .filter(e -> prefix.isEmpty() != e.getKey().contains("."))
              .map(
                  e ->
                      "\"%s\":\"%s\""
                          .formatted(e.getKey().substring(prefix.length()), e.getValue()))
              .toList());
    }

    private static String text(Frame frame) {
      return "{\"function\":\"%s\",\"module\":\"%s\",\"filename\":\"%s\"%s,\"in_app\":%s}"
          .formatted(
              frame.function,
              frame.module,
              frame.module,
              frame.line == 0 ? "" : ",\"lineno\":" + frame.line,
              frame.inApp);
    }

    private static String text(Sample sample) {
      return "{\"timestamp\":%s,\"thread_id\":\"%s\",\"stack_id\":%d}"
          .formatted(
              BigDecimal.valueOf(START_MICROS + sample.micros, 6).toPlainString(),
              sample.thread,
              sample.stack);
    }
  }

  @Test
  void nothingIsWrongWithTheChunkItself() {
    Chunk chunk = new Chunk();

    assertThat(ofText(chunk)).isEmpty();
    assertThat(ofModel(chunk)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatTheTextShows(Break broken) {
    Chunk chunk = new Chunk();
    broken.change.accept(chunk);

    Check check = Check.valueOf(broken.name());
    List<Violation> inText = SentryRules.checkEnvelope(chunk.envelope());

    assertThat(inText).anyMatch(violation -> violation.rule().equals(check.rule()));
    assertThat(ofModel(chunk))
        .isEqualTo(places(inText.stream().filter(v -> DECIDES.contains(v.severity())).toList()));
  }

  @Test
  void barePayloadHasNoFraming() {
    Chunk chunk = new Chunk();
    byte[] payload = chunk.payload().getBytes(StandardCharsets.UTF_8);

    assertThat(SentryRules.check(chunk.model(), new ChunkText(payload, 0, payload.length, false)))
        .isEmpty();
  }

  @Test
  void sizeIsThatOfTheText() {
    Chunk chunk = new Chunk();
    int length = (int) EnvelopeChecks.MAX_PROFILE_BYTES + 1;

    assertThat(SentryRules.check(chunk.model(), new ChunkText(new byte[length], 0, length, false)))
        .extracting(violation -> violation.rule().id())
        .containsExactly("item-too-large");
  }

  private static TreeSet<String> ofText(Chunk chunk) {
    return places(SentryRules.checkEnvelope(chunk.envelope()));
  }

  private static TreeSet<String> ofModel(Chunk chunk) {
    byte[] envelope = chunk.envelope();
    byte[] padded = new byte[envelope.length + 20];
    System.arraycopy(envelope, 0, padded, 10, envelope.length);
    return places(
        SentryRules.check(chunk.model(), new ChunkText(padded, 10, 10 + envelope.length, true)));
  }

  private static TreeSet<String> places(List<Violation> violations) {
    TreeSet<String> places = new TreeSet<>();
    violations.forEach(v -> places.add(v.rule().id() + " " + v.position() + " " + v.count()));
    return places;
  }
}
