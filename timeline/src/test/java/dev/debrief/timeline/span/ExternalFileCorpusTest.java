package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A recording without any context, and the spans that the agent wrote beside it. */
class ExternalFileCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final Pattern SPAN =
      Pattern.compile(
          "\"traceId\":\"(\\w+)\",\"spanId\":\"(\\w+)\"(?:,\"parentSpanId\":\"(\\w*)\")?.*?"
              + "\"name\":\"([^\"]*)\".*?\"startTimeUnixNano\":\"(\\d+)\""
              + ",\"endTimeUnixNano\":\"(\\d+)\"(.*?)(?=\"traceId\"|$)");

  private static final Pattern THREAD_ID =
      Pattern.compile("\"thread.id\",\"value\":\\{\"intValue\":\"(\\d+)\"");

  /** Reads what is needed of the one file that the test has. */
  private static List<ExternalSpan> external(Path file) throws Exception {
    List<ExternalSpan> spans = new ArrayList<>();
    Matcher found = SPAN.matcher(Files.readString(file).replace("\n", " "));
    while (found.find()) {
      Matcher thread = THREAD_ID.matcher(found.group());
      String parent = found.group(3) == null ? "" : found.group(3);
      spans.add(
          new ExternalSpan(
              TraceIds.ofHex(found.group(1), found.group(2), parent),
              found.group(4),
              Long.parseLong(found.group(5)),
              Long.parseLong(found.group(6)),
              thread.find()
                  ? new ExternalSpan.StartThread(
                      OptionalLong.of(Long.parseLong(thread.group(1))), "")
                  : ExternalSpan.StartThread.UNKNOWN,
              ExternalSpan.Details.of("otlp")));
    }
    return spans;
  }

  @Test
  void spansOfFilesOnTheirStartThreads() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    List<ExternalSpan> spans =
        external(corpus.path("spans/otel-javaagent-2.33.1-otlp-stdout.jsonl"));
    assertThat(spans).isNotEmpty();
    SpanReading reading =
        SpanReading.of(
            corpus.path("spans/otel-javaagent-2.33.1-plainjfr-jdk17.jfr"),
            SpanReading.Request.plain().with(spans));
    Score score =
        Score.of(
                reading,
                (thread, frames) ->
                    thread.equals("main") ? TracedApp.truth(frames) : Optional.empty(),
                span -> span.ids().parentId() == 0 ? "root" : "child")
            .print("otlp file, start thread");
    TALLY.recording(score.samples());
    assertThat(score.precision()).isEqualTo(100.0);
    assertThat(score.recall()).isEqualTo(100.0);
    assertThat(score.right()).isGreaterThanOrEqualTo(11);
  }
}
