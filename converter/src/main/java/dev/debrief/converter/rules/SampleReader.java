package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads samples into columns; a sample that Relay could not read is noted and left out. */
final class SampleReader {
  private final JsonCursor json;
  private final boolean chunk;
  private final Samples samples = new Samples();
  private boolean millisOnly = true;

  private double time;
  private long stack;
  private @Nullable String thread;
  private boolean hasTime;
  private boolean hasStack;
  private boolean hasThread;

  SampleReader(JsonCursor json, boolean chunk) {
    this.json = json;
    this.chunk = chunk;
  }

  Samples samples() {
    return samples;
  }

  /** Whether no timestamp so far has more than three decimals. */
  boolean millisOnly() {
    return chunk && millisOnly;
  }

  /** Reads one sample. */
  void read() throws IOException {
    hasTime = false;
    hasStack = false;
    hasThread = false;
    time = Double.NaN;
    stack = -1;
    thread = null;
    json.object(chunk ? this::chunkField : this::v1Field);
    if (!hasTime) {
      json.missing(
          chunk ? Check.WRONG_FIELD : Check.V1_ELAPSED_NOT_INTEGER,
          chunk ? "timestamp" : "elapsed_since_start_ns");
    }
    if (!hasStack) {
      json.missing(Check.WRONG_FIELD, "stack_id");
    }
    if (!hasThread) {
      json.missing(Check.WRONG_FIELD, "thread_id");
    }
    if (thread != null && stack >= 0 && !Double.isNaN(time)) {
      samples.add(time, thread, stack);
    }
  }

  private boolean chunkField(String name) throws IOException {
    switch (name) {
      case "timestamp" -> timestamp();
      case "thread_id" -> threadText();
      default -> {
        return commonField(name);
      }
    }
    return true;
  }

  private boolean v1Field(String name) throws IOException {
    switch (name) {
      case "elapsed_since_start_ns" -> elapsed();
      case "thread_id" -> threadNumber();
      case "queue_address" -> json.text();
      default -> {
        return commonField(name);
      }
    }
    return true;
  }

  private boolean commonField(String name) throws IOException {
    if (name.equals("stack_id")) {
      hasStack = true;
      if (json.token() == JsonToken.VALUE_NULL) {
        json.wrong("a stack's index");
      } else {
        stack = json.unsigned(Long.MAX_VALUE, Check.NEGATIVE_INDEX);
      }
      return true;
    }
    FrameReader.noteUnknown(json, name);
    return false;
  }

  private void timestamp() throws IOException {
    hasTime = true;
    JsonToken token = json.token();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      json.wrong("seconds since the epoch");
      return;
    }
    String text = json.raw();
    double seconds = json.number();
    if (Double.isFinite(seconds)) {
      time = seconds;
      millisOnly = millisOnly && isMillis(text);
    } else {
      json.note(Check.TIMESTAMP_NOT_FINITE, "the timestamp is " + json.shown());
    }
  }

  private static boolean isMillis(String text) {
    int point = text.indexOf('.');
    for (int i = point + 4; point >= 0 && i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private void threadText() throws IOException {
    hasThread = true;
    if (json.token() == JsonToken.VALUE_NUMBER_INT
        || json.token() == JsonToken.VALUE_NUMBER_FLOAT) {
      json.note(Check.SAMPLE_THREAD_ID_NUMBER, "the thread id is the number " + json.shown());
      thread = json.raw();
    } else if (json.token() == JsonToken.VALUE_NULL) {
      json.wrong("a string");
    } else {
      thread = json.text();
    }
  }

  private void threadNumber() throws IOException {
    hasThread = true;
    thread = Scalars.unsigned(json);
    if (thread == null) {
      json.note(Check.V1_THREAD_ID_NOT_UNSIGNED, "the thread id is " + json.shown());
      json.skip();
    }
  }

  private void elapsed() throws IOException {
    hasTime = true;
    String nanos = Scalars.unsigned(json);
    if (nanos == null) {
      json.note(Check.V1_ELAPSED_NOT_INTEGER, "the time is " + json.shown());
      json.skip();
    } else {
      time = Double.parseDouble(nanos);
    }
  }
}
