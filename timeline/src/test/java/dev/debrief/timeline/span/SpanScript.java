package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes context of several producers into a chunk, and asks what became of it. Milliseconds. */
final class SpanScript {
  private static final String SCOPE =
      "event io.opentelemetry.context.Scope $interval traceId:String spanId:String";
  private static final String SPAN =
      "event io.opentelemetry.trace.Span $interval operationName:String traceId:String"
          + " spanId:String parentId:String";
  private static final String STATE =
      "event otel.ContextAttached $interval traceId:String spanId:String traceFlags:byte";
  private static final String TAG = "event profiler.Span $interval tag:String/CONTEXTUAL";
  static final String WORK = "a.Work.run:1 < a.Main.main:1";

  final ChunkBuilder chunk;

  SpanScript(ChunkBuilder chunk) {
    this.chunk = chunk.type(SCOPE).type(SPAN).type(STATE).type(TAG);
  }

  SpanScript scope(long thread, long from, long to, int span) {
    return scope(thread, from, to, span == 0 ? "0000000000000000" : id(span));
  }

  SpanScript scope(long thread, long from, long to, String span) {
    chunk.event(
        "io.opentelemetry.context.Scope",
        e ->
            e.at(atMillis(from))
                .lasting(Duration.ofMillis(to - from))
                .thread(thread)
                .set("traceId", span.matches("0*") ? "0".repeat(32) : "0".repeat(31) + "1")
                .set("spanId", span));
    return this;
  }

  SpanScript span(long thread, long from, long to, int span, int parent) {
    chunk.event(
        "io.opentelemetry.trace.Span",
        e ->
            e.at(atMillis(from))
                .lasting(Duration.ofMillis(to - from))
                .thread(thread)
                .set("operationName", "op" + span)
                .set("traceId", "0".repeat(31) + "1")
                .set("spanId", id(span))
                .set("parentId", parent == 0 ? "0".repeat(16) : id(parent)));
    return this;
  }

  SpanScript state(long thread, long at, int span) {
    chunk.event(
        "otel.ContextAttached",
        e -> {
          e.at(atMillis(at)).thread(thread).set("traceFlags", 1);
          if (span != 0) {
            e.set("traceId", "0".repeat(31) + "2").set("spanId", id(span));
          }
        });
    return this;
  }

  SpanScript tag(long thread, long from, long to, String tag) {
    chunk.event(
        "profiler.Span",
        e ->
            e.at(atMillis(from))
                .lasting(Duration.ofMillis(to - from))
                .thread(thread)
                .set("tag", tag));
    return this;
  }

  SpanScript label(long thread, long at, long span) {
    chunk.event(
        "datadog.ExecutionSample",
        e ->
            e.at(atMillis(at))
                .thread(thread)
                .stack(WORK)
                .set("state", "RUNNABLE")
                .set("mode", "JAVA")
                .set("weight", 1)
                .set("spanId", span)
                .set("localRootSpanId", span));
    return this;
  }

  SpanScript samples(long thread, long from, long to) {
    for (long at = from; at < to; at += 10) {
      chunk.sample("jdk.ExecutionSample", atMillis(at), thread, WORK);
    }
    return this;
  }

  static String id(int span) {
    return String.format("%016x", span);
  }

  static RecordingBuilder chunk(RecordingBuilder to, Consumer<SpanScript> content) {
    return to.chunk(c -> content.accept(new SpanScript(c)));
  }

  static SpanReading read(Consumer<SpanScript> content) throws Exception {
    return read(SpanReading.Request.plain(), content);
  }

  static SpanReading read(SpanReading.Request request, Consumer<SpanScript> content)
      throws Exception {
    return SpanReading.of(
        chunk(recording().thread(1, "main").thread(2, "other"), content).toBytes(), request);
  }

  /** Returns what threads 1 or 2 worked for at some instants. */
  static List<String> at(SpanReading reading, long thread, double... millis) {
    List<String> answers = new ArrayList<>();
    for (double at : millis) {
      answers.add(reading.text(reading.spans().at(thread, time(at))));
    }
    return answers;
  }

  static long time(double millis) {
    return RecordingBuilder.START_NANOS + Math.round(millis * 1e6);
  }
}
