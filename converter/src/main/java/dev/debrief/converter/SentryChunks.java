package dev.debrief.converter;

import dev.debrief.converter.rules.ChunkText;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.Window.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes each window as a profile chunk of its own. A chunk that gets too large is halved in time,
 * for all threads at the same instant. Windows without samples give no chunk.
 */
final class SentryChunks implements ProfileWriter {
  static final String TYPE = "profile_chunk";

  /** Sentry's user interface loads and merges whole chunks in the browser. */
  private static final int TARGET_BYTES = 5_000_000;

  private static final long NANOS_PER_MICRO = 1_000;

  private final ProfileRequest request;
  private final OutputDirectory directory;
  private final String fileEnding;
  private final ShownFrames frames;
  private final ChunkJson json;
  private final int targetBytes;
  private ProfileSummary summary = ProfileSummary.EMPTY;
  private long lastWindow = -1;
  private int files;

  SentryChunks(ProfileRequest request, OutputDirectory directory, String fileEnding) {
    this(request, directory, fileEnding, TARGET_BYTES);
  }

  SentryChunks(
      ProfileRequest request, OutputDirectory directory, String fileEnding, int targetBytes) {
    FrameStyle style = request.options().frames();
    this.request = request;
    this.directory = directory;
    this.fileEnding = fileEnding;
    this.frames =
        new ShownFrames(new FrameNames(style, new InApp(style.inApp(), style.notInApp())));
    this.json = new ChunkJson(request);
    this.targetBytes = targetBytes;
  }

  @Override
  public Prepared prepare(Window window) {
    FrameStyle style = request.options().frames();
    StackTable tables = new StackTable(new FrameTable(frames), style.lines());
    WindowSamples samples = new WindowSamples(window, request.options().waits(), tables);
    TimeRange range = new TimeRange(window.startNanos(), window.endNanos());
    List<Part> parts = new ArrayList<>();
    addParts(window, samples, range, parts);
    return new PreparedWindow(
        window.index(), List.copyOf(parts), samples.sampling().summary(window));
  }

  /** The content of a file, and what {@link Output} says of it. */
  private record Part(ChunkText text, int samples, long firstNanos, long lastNanos) {}

  private final class PreparedWindow implements Prepared {
    private final long index;
    private final List<Part> parts;
    private final ProfileSummary waits;

    PreparedWindow(long index, List<Part> parts, ProfileSummary waits) {
      this.index = index;
      this.parts = parts;
      this.waits = waits;
    }

    @Override
    public void write() throws OutputException {
      if (index <= lastWindow) {
        throw new IllegalArgumentException("window " + index + " after window " + lastWindow);
      }
      lastWindow = index;
      for (Part part : parts) {
        writeFile(part);
      }
      summary = summary.plus(waits);
    }
  }

  /** Adds what a stretch of a window becomes. */
  private void addParts(
      Window window, WindowSamples windowSamples, TimeRange range, List<Part> parts) {
    ChunkSamples samples = windowSamples.between(range);
    if (samples.size() == 0) {
      return;
    }
    List<Measurement> measurements =
        window.measurements().stream().filter(m -> range.contains(m.timeNanos())).toList();
    if (range.canBeHalved() && isTooLarge(samples, measurements.size())) {
      addParts(window, windowSamples, range.firstHalf(), parts);
      addParts(window, windowSamples, range.secondHalf(), parts);
      return;
    }
    String id = ProfileIds.chunkId(request, window.index(), parts.size());
    ChunkText text = json.encode(id, samples, measurements);
    if (request.check().wantsModels()) {
      request.check().check(json.model(id, samples), text);
    }
    parts.add(
        new Part(
            text,
            samples.size(),
            samples.firstMicros() * NANOS_PER_MICRO,
            samples.lastMicros() * NANOS_PER_MICRO));
  }

  private boolean isTooLarge(ChunkSamples samples, int measurements) {
    return ChunkJson.leastBytes(samples) > targetBytes
        || ChunkJson.bytes(samples, measurements) > targetBytes;
  }

  private void writeFile(Part part) throws OutputException {
    files++;
    String name = String.format(Locale.ROOT, "profile-chunk-%06d%s", files, fileEnding);
    if (files == 1) {
      request.check().check(name, part.text.toByteArray());
    }
    try (OutputFile file = directory.create(name, TYPE)) {
      try {
        file.stream().write(part.text.array(), part.text.from(), part.text.length());
      } catch (IOException e) {
        throw file.failed(e);
      }
      file.finish(part.samples, part.firstNanos, part.lastNanos);
    }
    summary = summary.plus(new ProfileSummary(part.samples, 0, 0, 0, 0));
  }

  @Override
  public ProfileSummary finish() {
    return summary;
  }

  /** Does nothing: each file is complete when its window has been written. */
  @Override
  public void close() {}
}
