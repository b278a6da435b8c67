package dev.debrief.converter;

import dev.debrief.timeline.Window;
import dev.debrief.timeline.Window.Measurement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  private final FrameNames names;
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
    this.names = new FrameNames(style, new InApp(style.inApp(), style.notInApp()));
    this.json = new ChunkJson(request);
    this.targetBytes = targetBytes;
  }

  @Override
  public Prepared prepare(Window window) {
    FrameStyle style = request.options().frames();
    WaitSampling sampling = WaitSampling.of(window, request.options().waits());
    StackTable tables = new StackTable(new FrameTable(names), style.lines());
    TimeRange range = new TimeRange(window.startNanos(), window.endNanos());
    List<Part> parts = new ArrayList<>();
    addParts(new Sampled(window, sampling, tables), range, parts);
    return new PreparedWindow(window.index(), List.copyOf(parts), sampling.summary(window));
  }

  /** A window, how it is sampled, and the stacks that its parts share. */
  private record Sampled(Window window, WaitSampling sampling, StackTable tables) {}

  /** The content of a file, and what {@link Output} says of it. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(byte[] content, int samples, long firstNanos, long lastNanos) {}

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
  private void addParts(Sampled sampled, TimeRange range, List<Part> parts) {
    Window window = sampled.window;
    ChunkSamples samples =
        ChunkSamples.of(window.threads(), sampled.sampling, range, sampled.tables);
    if (samples.size() == 0) {
      return;
    }
    String id = ProfileIds.chunkId(request, window.index(), parts.size());
    List<Measurement> measurements =
        window.measurements().stream().filter(m -> range.contains(m.timeNanos())).toList();
    int maxBytes = range.canBeHalved() ? targetBytes : Integer.MAX_VALUE;
    Optional<byte[]> payload = json.encode(id, samples, measurements, maxBytes);
    if (payload.isEmpty()) {
      addParts(sampled, range.firstHalf(), parts);
      addParts(sampled, range.secondHalf(), parts);
      return;
    }
    parts.add(
        new Part(
            content(id, payload.get()),
            samples.size(),
            samples.firstMicros() * NANOS_PER_MICRO,
            samples.lastMicros() * NANOS_PER_MICRO));
  }

  private byte[] content(String chunkId, byte[] payload) {
    return request.options().payload()
        ? payload
        : Envelope.ofProfileChunk(chunkId, request.toolVersion(), payload);
  }

  private void writeFile(Part part) throws OutputException {
    files++;
    String name = String.format(Locale.ROOT, "profile-chunk-%06d%s", files, fileEnding);
    request.check().check(name, part.content);
    try (OutputFile file = directory.create(name, TYPE)) {
      try {
        file.stream().write(part.content);
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
