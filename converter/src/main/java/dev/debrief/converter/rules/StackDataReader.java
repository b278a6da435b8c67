package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the {@code profile} object: samples, stacks, frames and thread metadata, into columns. */
final class StackDataReader {
  private static final long MAX_U32 = 0xffff_ffffL;

  private final JsonCursor json;
  private final boolean chunk;
  private final SampleReader sampleReader;
  private final Stacks stacks = new Stacks();
  private final List<ProfileFrame> frames = new ArrayList<>();
  private final FrameReader frameReader;
  private final Map<String, String> threadNames = new LinkedHashMap<>();
  private final Map<String, Boolean> present = new HashMap<>();
  private @Nullable String threadName;

  StackDataReader(JsonCursor json, boolean chunk) {
    this.json = json;
    this.chunk = chunk;
    this.sampleReader = new SampleReader(json, chunk);
    this.frameReader = new FrameReader(json);
  }

  /** Reads the object and notes which of its three lists are missing. */
  void read() throws IOException {
    json.object(this::field);
    for (String list : List.of("samples", "stacks", "frames")) {
      if (!present.containsKey(list)) {
        json.missing(Check.NO_SAMPLES, list);
      }
    }
  }

  /** What was read, with the header that stands beside it. */
  Profile profile(String place, Map<String, String> header) {
    return new Profile(
        chunk,
        place,
        header,
        sampleReader.samples(),
        stacks,
        frames,
        threadNames,
        sampleReader.millisOnly());
  }

  private boolean field(String name) throws IOException {
    switch (name) {
      case "samples" -> json.array(sampleReader::read);
      case "stacks" -> json.array(this::stack);
      case "frames" -> json.array(() -> frames.add(frameReader.read()));
      case "thread_metadata" -> json.entries(this::thread);
      default -> {
        return false;
      }
    }
    present.put(name, true);
    return true;
  }

  private void stack() throws IOException {
    json.array(this::frameIndex);
    stacks.endStack();
  }

  private void frameIndex() throws IOException {
    if (json.token() == JsonToken.VALUE_NULL) {
      json.wrong("a frame's index");
      return;
    }
    long frame = json.unsigned(Long.MAX_VALUE, Check.NEGATIVE_INDEX);
    if (frame >= 0) {
      stacks.addFrame(frame);
    }
  }

  private boolean thread(String id) throws IOException {
    threadName = null;
    json.object(this::threadField);
    threadNames.put(id, Objects.requireNonNullElse(threadName, ""));
    return true;
  }

  private boolean threadField(String name) throws IOException {
    switch (name) {
      case "name" -> threadName = json.text();
      case "priority" -> priority();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void priority() throws IOException {
    long priority = json.unsigned(MAX_U32, Check.NEGATIVE_LINE_OR_PRIORITY);
    if (priority > Integer.MAX_VALUE) {
      json.note(Check.PRIORITY_TOO_LARGE, "the priority is " + priority);
    }
  }
}
