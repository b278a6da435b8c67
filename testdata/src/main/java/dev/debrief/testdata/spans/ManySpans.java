package dev.debrief.testdata.spans;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A recording of a server whose library for OpenTelemetry writes an event for every scope and every
 * span: fifty threads that serve one request of ten spans after the other, sampled every 20 ms. A
 * request takes 50 ms: its root span, and nine spans of 5 ms within.
 */
public final class ManySpans {
  private static final int THREADS = 50;
  private static final int CHUNKS = 10;
  private static final int SPANS_OF_REQUEST = 10;
  private static final int PERIOD_MILLIS = 20;
  private static final int SPAN_MILLIS = 5;
  private static final int REQUEST_MILLIS = SPAN_MILLIS * SPANS_OF_REQUEST;
  private static final int ROUTES = 40;
  private static final String SCOPE = "io.opentelemetry.context.Scope";
  private static final String SPAN = "io.opentelemetry.trace.Span";
  private static final String NO_PARENT = "0".repeat(16);

  private final int requestsOfChunk;

  private ManySpans(int requestsOfChunk) {
    this.requestsOfChunk = requestsOfChunk;
  }

  /** Generates a recording: {@code ManySpans SPANS FILE}. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("SPANS FILE, such as: 1000000 spans.jfr");
    }
    write(Integer.parseInt(args[0]), Path.of(args[1]));
  }

  /**
   * Writes a recording.
   *
   * @param spans how many spans it has, a multiple of 5,000
   * @throws IllegalArgumentException if it is none
   * @throws IOException if it cannot be written
   */
  public static void write(int spans, Path file) throws IOException {
    int step = THREADS * CHUNKS * SPANS_OF_REQUEST;
    if (spans <= 0 || spans % step != 0) {
      throw new IllegalArgumentException(spans + " is no multiple of " + step);
    }
    ManySpans content = new ManySpans(spans / step);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        out.write(content.chunk(chunk));
      }
    }
  }

  private byte[] chunk(int number) {
    long chunkMillis = (long) requestsOfChunk * REQUEST_MILLIS;
    long start = RecordingBuilder.atMillis(number * chunkMillis);
    RecordingBuilder recording = RecordingBuilder.recording();
    for (int thread = 1; thread <= THREADS; thread++) {
      recording.thread(thread, "http-exec-" + thread);
    }
    return recording
        .chunk(
            chunk -> {
              chunk
                  .startNanos(start)
                  .startTicks(start - RecordingBuilder.START_NANOS + 1)
                  .type("event " + SCOPE + " $interval traceId:String spanId:String")
                  .type(
                      "event "
                          + SPAN
                          + " $interval operationName:String traceId:String spanId:String"
                          + " parentId:String")
                  .setting("jdk.ExecutionSample", "period", PERIOD_MILLIS + " ms");
              for (int request = 0; request < requestsOfChunk; request++) {
                long millis = number * chunkMillis + (long) request * REQUEST_MILLIS;
                for (int thread = 1; thread <= THREADS; thread++) {
                  int trace = (number * requestsOfChunk + request) * THREADS + thread;
                  request(chunk, millis, thread, trace);
                }
              }
            })
        .toBytes();
  }

  private static void request(ChunkBuilder chunk, long millis, int thread, int trace) {
    String traceId = HexFormat.of().toHexDigits(~(long) trace) + hex(trace);
    String root = hex((long) trace * SPANS_OF_REQUEST);
    String route = "/shop/" + trace % ROUTES;
    for (int i = 1; i < SPANS_OF_REQUEST; i++) {
      Ids ids = new Ids(traceId, hex((long) trace * SPANS_OF_REQUEST + i), root);
      span(chunk, ids, "step " + i, millis + (long) i * SPAN_MILLIS, SPAN_MILLIS, thread);
    }
    span(chunk, new Ids(traceId, root, NO_PARENT), "GET " + route, millis, REQUEST_MILLIS, thread);
    long first = millis + PERIOD_MILLIS - millis % PERIOD_MILLIS;
    for (long sample = first; sample < millis + REQUEST_MILLIS; sample += PERIOD_MILLIS) {
      chunk.sample(
          "jdk.ExecutionSample",
          RecordingBuilder.atMillis(sample),
          thread,
          "com.acme.Shop.step" + trace % ROUTES + " < com.acme.Shop.serve < java.lang.Thread.run");
    }
  }

  private record Ids(String trace, String span, String parent) {}

  private static void span(
      ChunkBuilder chunk, Ids ids, String name, long millis, long lengthMillis, int thread) {
    long start = RecordingBuilder.atMillis(millis);
    Duration length = Duration.ofMillis(lengthMillis);
    chunk.event(
        SCOPE,
        event ->
            event
                .at(start)
                .lasting(length)
                .thread(thread)
                .set("traceId", ids.trace())
                .set("spanId", ids.span()));
    chunk.event(
        SPAN,
        event ->
            event
                .at(start)
                .lasting(length)
                .thread(thread)
                .set("operationName", name)
                .set("traceId", ids.trace())
                .set("spanId", ids.span())
                .set("parentId", ids.parent()));
  }

  private static String hex(long id) {
    return HexFormat.of().toHexDigits(id);
  }
}
