package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.converter.rules.ChunkModel;
import dev.debrief.converter.rules.ChunkText;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Window.Measurement;
import dev.debrief.timeline.Window.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the file of a profile chunk: Sentry's sample format, version 2. The lists, which are
 * nearly all of it, are written byte by byte. Safe for use by several threads.
 */
final class ChunkJson {
  private static final String VERSION = "2";
  private static final String PLATFORM = "java";
  private static final int HEADER_BYTES = 1_000;
  private static final int THREAD_BYTES = 60;
  private static final int MEASUREMENT_BYTES = 70;

  private final JsonFactory factory = new JsonFactory();
  private final Buffers buffers = new Buffers();
  private final ProfileRequest request;

  ChunkJson(ProfileRequest request) {
    this.request = request;
  }

  /** Returns a number of bytes that a payload will exceed; quick to find. */
  static long leastBytes(ChunkSamples samples) {
    return (long) SampleJson.BYTES * samples.size() + 2 * samples.frameNumbers();
  }

  /** Returns how many bytes a payload will have: exact but for its header and names of threads. */
  static long bytes(ChunkSamples samples, int measurements) {
    long bytes = HEADER_BYTES + (long) MEASUREMENT_BYTES * measurements;
    int[] usesOfStacks = samples.usesOfStacks();
    for (int stack = 0; stack < usesOfStacks.length; stack++) {
      bytes += (long) usesOfStacks[stack] * JsonBytes.digits(stack);
    }
    bytes += 3L * usesOfStacks.length;
    int[] frames = samples.rankedFrames();
    int[] usesOfFrames = samples.usesOfFrames();
    for (int frame = 0; frame < frames.length; frame++) {
      bytes += (long) usesOfFrames[frame] * (1 + JsonBytes.digits(frame));
      bytes += 1 + samples.frame(frames[frame]).json().length;
    }
    int[] ofThread = samples.samplesOfThreads();
    for (int thread = 0; thread < ofThread.length; thread++) {
      int id = Long.toString(samples.threads().get(thread).id()).length();
      bytes += (long) ofThread[thread] * (SampleJson.BYTES + id) + THREAD_BYTES;
    }
    return bytes;
  }

  /**
   * Returns the content of the file, checked. Its array is to be given back to {@link #reuse}.
   *
   * @param measurements those of the chunk's time, in time order
   */
  ChunkText encode(String chunkId, ChunkSamples samples, List<Measurement> measurements) {
    StackColumns stacks = samples.stackColumns();
    OrderedSamples ordered = samples.byTime();
    ChunkText text = text(chunkId, samples, stacks, ordered, measurements);
    if (request.check().wantsModels()) {
      request.check().check(model(chunkId, samples, stacks, ordered), text);
    }
    return text;
  }

  /**
   * Has a chunk checked as the text that it becomes, which takes longer and is for a small one.
   *
   * @param measurements those of the chunk's time, in time order
   */
  void check(String chunkId, ChunkSamples samples, List<Measurement> measurements) {
    ChunkText text = text(chunkId, samples, samples.stackColumns(), samples.byTime(), measurements);
    request.check().check("chunk " + chunkId, text.toByteArray());
    reuse(text);
  }

  private ChunkText text(
      String chunkId,
      ChunkSamples samples,
      StackColumns stacks,
      OrderedSamples ordered,
      List<Measurement> measurements) {
    boolean envelope = !request.options().payload();
    int start = envelope ? head(chunkId, Integer.MAX_VALUE).length : 0;
    long expected = start + bytes(samples, measurements.size());
    JsonBytes json = new JsonBytes(buffers.take(Math.toIntExact(expected + expected / 64)), start);
    json.raw(header(chunkId, measurements));
    json.text(",\"profile\":{\"frames\":[");
    frames(json, samples, stacks);
    json.text("],\"stacks\":[");
    stacks(json, stacks);
    json.text("],\"samples\":[");
    new SampleJson(json, samples.threads()).samples(ordered);
    json.text("],\"thread_metadata\":");
    json.raw(threads(samples.threads()));
    json.text("}}");
    if (!envelope) {
      return new ChunkText(json.array(), 0, json.end(), false);
    }
    byte[] head = head(chunkId, json.end() - start);
    json.raw(Envelope.END);
    System.arraycopy(head, 0, json.array(), start - head.length, head.length);
    return new ChunkText(json.array(), start - head.length, json.end(), true);
  }

  /** Takes back the array of a text that was written. */
  void reuse(ChunkText text) {
    buffers.give(text.array());
  }

  private byte[] head(String chunkId, int length) {
    return Envelope.headOfProfileChunk(chunkId, request.toolVersion(), length);
  }

  /** Returns the payload up to its lists. */
  private byte[] header(String chunkId, List<Measurement> measurements) {
    return json(
        json -> {
          json.writeStartObject();
          header(json, chunkId);
          measurements(json, measurements);
        });
  }

  private interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private byte[] json(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void header(JsonGenerator json, String chunkId) throws IOException {
    ProfileOptions.Deployment deployment = request.options().deployment();
    json.writeStringField("version", VERSION);
    json.writeStringField("platform", PLATFORM);
    json.writeStringField("profiler_id", request.recording().profilerId());
    json.writeStringField("chunk_id", chunkId);
    // Older Relays insist on a release, so that an unknown one is empty and not absent.
    json.writeStringField("release", deployment.release());
    if (!deployment.environment().isEmpty()) {
      json.writeStringField("environment", deployment.environment());
    }
    json.writeFieldName("client_sdk");
    ClientSdk.write(json, request.toolVersion());
    json.writeObjectFieldStart("debug_meta");
    json.writeArrayFieldStart("images");
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void measurements(JsonGenerator json, List<Measurement> measurements)
      throws IOException {
    json.writeObjectFieldStart("measurements");
    for (Map.Entry<Series, List<Measurement>> series : bySeries(measurements).entrySet()) {
      // The names and units that Sentry's own Java SDK writes and that the charts know.
      boolean cpu = series.getKey() == Series.CPU_PERCENT;
      json.writeObjectFieldStart(cpu ? "cpu_usage" : "memory_footprint");
      json.writeStringField("unit", cpu ? "percent" : "byte");
      json.writeArrayFieldStart("values");
      for (Measurement measurement : series.getValue()) {
        json.writeStartObject();
        json.writeFieldName("timestamp");
        json.writeNumber(EpochSeconds.text(measurement.timeNanos() / 1_000));
        json.writeNumberField("value", measurement.value());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static Map<Series, List<Measurement>> bySeries(List<Measurement> measurements) {
    Map<Series, List<Measurement>> series = new EnumMap<>(Series.class);
    for (Measurement measurement : measurements) {
      // JSON has no word for what is not a finite number.
      if (Double.isFinite(measurement.value())) {
        series.computeIfAbsent(measurement.series(), key -> new ArrayList<>()).add(measurement);
      }
    }
    return series;
  }

  private static void frames(JsonBytes json, ChunkSamples samples, StackColumns stacks) {
    boolean first = true;
    for (int frame : stacks.frames()) {
      if (!first) {
        json.raw(',');
      }
      json.raw(samples.frame(frame).json());
      first = false;
    }
  }

  private static void stacks(JsonBytes json, StackColumns stacks) {
    int[] ends = stacks.ends();
    int[] numbers = stacks.frameNumbers();
    int next = 0;
    for (int stack = 0; stack < ends.length; stack++) {
      json.text(stack == 0 ? "[" : ",[");
      for (int from = next; next < ends[stack]; next++) {
        if (next > from) {
          json.raw(',');
        }
        json.number(numbers[next]);
      }
      json.raw(']');
    }
  }

  private byte[] threads(List<TimelineThread> threads) {
    return json(
        json -> {
          json.writeStartObject();
          for (TimelineThread thread : threads) {
            json.writeObjectFieldStart(Long.toString(thread.id()));
            json.writeStringField("name", shownName(thread));
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }

  private static String shownName(TimelineThread thread) {
    return shownName(thread.id(), thread.name());
  }

  /** Returns what a thread is called. */
  static String shownName(long id, String name) {
    return UnicodeText.clean(name.isBlank() ? "Thread " + id : name);
  }

  /** Returns what the text says, for the rules. */
  private ChunkModel model(
      String chunkId, ChunkSamples samples, StackColumns stacks, OrderedSamples ordered) {
    ChunkModel model = new ChunkModel();
    model.addHeader("version", VERSION);
    model.addHeader("platform", PLATFORM);
    model.addHeader("profiler_id", request.recording().profilerId());
    model.addHeader("chunk_id", chunkId);
    model.addHeader("release", request.options().deployment().release());
    model.addHeader("client_sdk.name", ClientSdk.NAME);
    model.addHeader("client_sdk.version", request.toolVersion());
    for (int frame : stacks.frames()) {
      model.addFrame(samples.frame(frame).frame().line());
    }
    model.stacks(stacks.ends(), stacks.frameNumbers());
    List<TimelineThread> threads = samples.threads();
    int[] numbers =
        threads.stream().mapToInt(thread -> model.thread(Long.toString(thread.id()))).toArray();
    long[] micros = ordered.micros();
    int[] threadOf = ordered.threads();
    int[] stackOf = ordered.stacks();
    model.expectSamples(micros.length);
    for (int i = 0; i < micros.length; i++) {
      model.addSample(micros[i], numbers[threadOf[i]], stackOf[i]);
    }
    threads.forEach(t -> model.addThreadName(Long.toString(t.id()), shownName(t)));
    return model;
  }
}
