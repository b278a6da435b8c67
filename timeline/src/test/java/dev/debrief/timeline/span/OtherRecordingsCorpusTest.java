package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RecordingException;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.timeline.span.config.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of everybody: context is found where somebody wrote some, and nowhere else. */
class OtherRecordingsCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final long LARGEST_BYTES = 8_000_000;

  @Test
  void contextIsFoundWhereSomebodyWroteSome() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    TreeMap<String, Integer> found = new TreeMap<>();
    for (Path file : corpus.recordings("real")) {
      if (!file.toString().endsWith(".jfr") || Files.size(file) > LARGEST_BYTES) {
        continue;
      }
      try {
        SpanReading reading = SpanReading.of(file, SpanReading.Request.plain());
        TALLY.recording(reading.timelines().size());
        reading
            .spans()
            .events()
            .keySet()
            .forEach(source -> found.merge(source + " " + folder(corpus, file), 1, Integer::sum));
        assertThat(attributed(reading)).isEqualTo(!reading.spans().isEmpty());
      } catch (RecordingException e) {
        assertThat(e).as(corpus.nameOf(file)).hasMessageContaining(":");
      }
    }
    assertThat(found).hasToString("{datadog btraceio__jafar=1}");
  }

  /** An application's own events become a source as soon as somebody saves what is printed. */
  @Test
  void theStubOfUnknownContextIsASource(@TempDir Path directory) throws Exception {
    Path file = Corpus.openOrSkip().path("gen/jdk17_xint.jfr");
    SpanReading before = SpanReading.of(file, SpanReading.Request.plain());
    assertThat(before.spans().isEmpty()).isTrue();
    List<EventType> unknown = before.carry().unknownTypes();
    assertThat(unknown).extracting(EventType::name).containsExactly("com.example.shop.OrderSpan");
    String stub = SourceStub.render(unknown);
    assertThat(spans(directory, file, stub).events())
        .containsOnlyKeys("com.example.shop.OrderSpan");
    SpanIndex scopes = spans(directory, file, stub.replace("operation\"", "scope\""));
    assertThat(scopes.size()).isPositive();
    assertThat(scopes.span(0).ids().spanHex()).isNotEmpty();
  }

  private static SpanIndex spans(Path directory, Path recording, String sources) throws Exception {
    Path file = Files.writeString(directory.resolve("sources.json"), sources);
    SpanReading.Request request = SpanReading.Request.plain().alone(SourceFile.read(file));
    return SpanReading.of(recording, request).spans();
  }

  private static String folder(Corpus corpus, Path file) {
    return corpus.nameOf(file).split("/", -1)[1];
  }

  private static boolean attributed(SpanReading reading) {
    boolean any = false;
    for (AttributedTimeline timeline : reading.timelines()) {
      for (int piece = 0; piece < timeline.size(); piece++) {
        any |= timeline.attribution(piece) instanceof Attribution.OfSpan;
      }
    }
    return any;
  }
}
