package dev.debrief.converter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All rooms in a row: from a recording's file to the payloads of its profile chunks. */
final class Pipeline {
  private final Path temporary;
  private final TimelineOptions timeline;
  private final ProfileOptions profile;

  Pipeline(Path temporary, TimelineOptions timeline, ProfileOptions profile) {
    this.temporary = temporary;
    this.timeline = timeline;
    this.profile = profile.withPayload(true);
  }

  Pipeline(Path temporary) {
    this(temporary, TimelineOptions.DEFAULTS, ProfileOptions.DEFAULTS);
  }

  List<Payload> convert(Path recording) throws IOException, RecordingException {
    RecordingFinder finder = new RecordingFinder(InputOptions.defaults(temporary));
    try (FoundInputs found = finder.find(List.of(recording.toString()));
        Recording opened = found.inputs().get(0).open(new Diagnostics())) {
      return convert(RecordingReader.open(opened));
    }
  }

  private List<Payload> convert(RecordingReader reader) throws IOException {
    RecordingIndex index = RecordingIndex.of(reader);
    String id = reader.recordingId();
    RecordingIdentity identity =
        new RecordingIdentity(
            "test",
            id,
            ProfileIds.profilerId(id, profile, List.of()),
            index.info().startNanos(),
            index.info().endNanos());
    Path directory = temporary.resolve("out");
    ProfileRequest request = new ProfileRequest(identity, profile, "0.0.0", FileCheck.NONE);
    List<Payload> payloads = new ArrayList<>();
    try (OutputDirectory out = OutputDirectory.open(directory);
        ProfileWriter writer = new SentryFormat().open(request, out)) {
      Timelines.read(reader, index, timeline, writer::write);
      writer.finish();
      for (Output output : out.outputs()) {
        payloads.add(
            new Payload(new ObjectMapper().readTree(directory.resolve(output.file()).toFile())));
      }
    }
    return payloads;
  }

  /** One profile chunk as it is sent. */
  record Payload(JsonNode json) {
    /** Returns the samples of a thread in time order, each with the time up to the next one. */
    List<Bar> bars(long threadId) {
      List<JsonNode> samples = new ArrayList<>();
      for (JsonNode sample : json.at("/profile/samples")) {
        if (sample.get("thread_id").asText().equals(Long.toString(threadId))) {
          samples.add(sample);
        }
      }
      List<Bar> bars = new ArrayList<>();
      for (int i = 0; i + 1 < samples.size(); i++) {
        List<String> stack = stack(samples.get(i));
        if (!stack.isEmpty()) {
          bars.add(new Bar(nanos(samples.get(i)), nanos(samples.get(i + 1)), stack));
        }
      }
      return bars;
    }

    List<String> stack(JsonNode sample) {
      List<String> functions = new ArrayList<>();
      for (JsonNode frame : json.at("/profile/stacks").get(sample.get("stack_id").asInt())) {
        functions.add(json.at("/profile/frames").get(frame.asInt()).get("function").asText());
      }
      return functions;
    }

    static long nanos(JsonNode sample) {
      return Math.round(sample.get("timestamp").asDouble() * 1e6) * 1000;
    }
  }

  /**
   * One sample as Sentry draws it: from its time to that of the thread's next sample.
   *
   * @param stack functions, leaf first
   */
  record Bar(long startNanos, long endNanos, List<String> stack) {
    String leaf() {
      return stack.get(0);
    }

    /** Joins bars that touch and have the same stack, as Sentry's flame chart does. */
    static List<Bar> merged(List<Bar> bars) {
      List<Bar> result = new ArrayList<>();
      for (Bar bar : bars) {
        Bar last = result.isEmpty() ? null : result.get(result.size() - 1);
        if (last != null && last.endNanos == bar.startNanos && last.stack.equals(bar.stack)) {
          result.set(result.size() - 1, new Bar(last.startNanos, bar.endNanos, bar.stack));
        } else {
          result.add(bar);
        }
      }
      return result;
    }
  }
}
