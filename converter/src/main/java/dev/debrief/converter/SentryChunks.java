package dev.debrief.converter;

import dev.debrief.timeline.Window;
import dev.debrief.timeline.Window.Measurement;
import java.io.IOException;
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
  public void write(Window window) throws OutputException {
    if (window.index() <= lastWindow) {
      throw new IllegalArgumentException(
          "window " + window.index() + " after window " + lastWindow);
    }
    lastWindow = window.index();
    FrameStyle style = request.options().frames();
    WaitSampling sampling = WaitSampling.of(window, request.options().waits());
    StackTable tables = new StackTable(new FrameTable(names), style.lines());
    TimeRange range = new TimeRange(window.startNanos(), window.endNanos());
    writeParts(new Sampled(window, sampling, tables), range, 0);
    summary = summary.plus(sampling.summary(window));
  }

  /** A window, how it is sampled, and the stacks that its parts share. */
  private record Sampled(Window window, WaitSampling sampling, StackTable tables) {}

  /** Writes a stretch of a window and returns the number of the part after it. */
  private int writeParts(Sampled sampled, TimeRange range, int part) throws OutputException {
    Window window = sampled.window;
    ChunkSamples samples =
        ChunkSamples.of(window.threads(), sampled.sampling, range, sampled.tables);
    if (samples.size() == 0) {
      return part;
    }
    String id = ProfileIds.chunkId(request, window.index(), part);
    List<Measurement> measurements =
        window.measurements().stream().filter(m -> range.contains(m.timeNanos())).toList();
    int maxBytes = range.canBeHalved() ? targetBytes : Integer.MAX_VALUE;
    Optional<byte[]> payload = json.encode(id, samples, measurements, maxBytes);
    if (payload.isEmpty()) {
      int next = writeParts(sampled, range.firstHalf(), part);
      return writeParts(sampled, range.secondHalf(), next);
    }
    writeFile(id, samples, payload.get());
    return part + 1;
  }

  private void writeFile(String chunkId, ChunkSamples samples, byte[] payload)
      throws OutputException {
    files++;
    String name = String.format(Locale.ROOT, "profile-chunk-%06d%s", files, fileEnding);
    byte[] content =
        request.options().payload()
            ? payload
            : Envelope.ofProfileChunk(chunkId, request.toolVersion(), payload);
    request.check().check(name, content);
    try (OutputFile file = directory.create(name, TYPE)) {
      try {
        file.stream().write(content);
      } catch (IOException e) {
        throw file.failed(e);
      }
      file.finish(
          samples.size(),
          samples.firstMicros() * NANOS_PER_MICRO,
          samples.lastMicros() * NANOS_PER_MICRO);
    }
    summary = summary.plus(new ProfileSummary(samples.size(), 0, 0, 0, 0));
  }

  @Override
  public ProfileSummary finish() {
    return summary;
  }

  /** Does nothing: each file is complete when its window has been written. */
  @Override
  public void close() {}
}
