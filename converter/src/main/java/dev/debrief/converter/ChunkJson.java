package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
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
import java.util.Optional;

/** Writes the payload of a profile chunk: Sentry's sample format, version 2. */
final class ChunkJson {
  private static final SerializedString TIMESTAMP = new SerializedString("timestamp");
  private static final SerializedString THREAD_ID = new SerializedString("thread_id");
  private static final SerializedString STACK_ID = new SerializedString("stack_id");
  private static final long LEAST_SAMPLE_BYTES =
      "{\"timestamp\":1000000000.000000,\"thread_id\":\"1\",\"stack_id\":0}".length();
  private static final long LEAST_FRAME_NUMBER_BYTES = "0,".length();

  private final JsonFactory factory = new JsonFactory();
  private final ProfileRequest request;

  ChunkJson(ProfileRequest request) {
    this.request = request;
  }

  /**
   * Returns the payload in UTF-8, or nothing if it is larger than {@code maxBytes}.
   *
   * @param measurements those of the chunk's time, in time order
   */
  Optional<byte[]> encode(
      String chunkId, ChunkSamples samples, List<Measurement> measurements, int maxBytes) {
    ChunkSamples.Stacks stacks = samples.stacks();
    if (leastBytes(samples, stacks) > maxBytes) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      header(json, chunkId);
      measurements(json, measurements);
      json.writeObjectFieldStart("profile");
      frames(json, stacks.frames());
      stacks(json, stacks.stacks());
      samples(json, samples);
      threads(json, samples.threads());
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.size() > maxBytes ? Optional.empty() : Optional.of(bytes.toByteArray());
  }

  /** A bound that is quick to find and spares writing most of what is too large. */
  private static long leastBytes(ChunkSamples samples, ChunkSamples.Stacks stacks) {
    long frameNumbers = stacks.stacks().stream().mapToLong(stack -> stack.length).sum();
    return samples.size() * LEAST_SAMPLE_BYTES + frameNumbers * LEAST_FRAME_NUMBER_BYTES;
  }

  private void header(JsonGenerator json, String chunkId) throws IOException {
    ProfileOptions.Deployment deployment = request.options().deployment();
    json.writeStringField("version", "2");
    json.writeStringField("platform", "java");
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
        json.writeFieldName(TIMESTAMP);
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

  private static void frames(JsonGenerator json, List<ProfileFrame> frames) throws IOException {
    json.writeArrayFieldStart("frames");
    for (ProfileFrame frame : frames) {
      json.writeStartObject();
      json.writeStringField("function", frame.function());
      json.writeStringField("module", frame.module());
      json.writeStringField("filename", frame.filename());
      if (frame.line() > 0) {
        json.writeNumberField("lineno", frame.line());
      }
      json.writeBooleanField("in_app", frame.inApp());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void stacks(JsonGenerator json, List<int[]> stacks) throws IOException {
    json.writeArrayFieldStart("stacks");
    for (int[] stack : stacks) {
      json.writeArray(stack, 0, stack.length);
    }
    json.writeEndArray();
  }

  private static void samples(JsonGenerator json, ChunkSamples samples) throws IOException {
    json.writeArrayFieldStart("samples");
    for (int sample : samples.byTime()) {
      json.writeStartObject();
      json.writeFieldName(TIMESTAMP);
      json.writeNumber(EpochSeconds.text(samples.micros(sample)));
      json.writeFieldName(THREAD_ID);
      json.writeString(Long.toString(samples.thread(sample).id()));
      json.writeFieldName(STACK_ID);
      json.writeNumber(samples.stack(sample));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void threads(JsonGenerator json, List<TimelineThread> threads) throws IOException {
    json.writeObjectFieldStart("thread_metadata");
    for (TimelineThread thread : threads) {
      String name = thread.name().isBlank() ? "Thread " + thread.id() : thread.name();
      json.writeObjectFieldStart(Long.toString(thread.id()));
      json.writeStringField("name", UnicodeText.clean(name));
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
