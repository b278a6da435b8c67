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
    tables.seal();
    PreparedWindow prepared = new PreparedWindow(window, samples);
    prepared.cut(new TimeRange(window.startNanos(), window.endNanos()));
    return prepared;
  }

  /** The content of a file, and what {@link Output} says of it. */
  private record Part(ChunkText text, int samples, long firstNanos, long lastNanos) {}

  /** A window whose samples are known, and the stretches of time that become files. */
  private final class PreparedWindow implements Prepared {
    private final long index;
    private final List<Measurement> measurements;
    private final WindowSamples samples;
    private final ProfileSummary waits;
    private final List<Stretch> stretches = new ArrayList<>();

    PreparedWindow(Window window, WindowSamples samples) {
      this.index = window.index();
      this.measurements = window.measurements();
      this.samples = samples;
      this.waits = samples.sampling().summary(window);
    }

    /** Halves a stretch, for all threads at the same instant, until its parts are small enough. */
    void cut(TimeRange range) {
      ChunkSamples of = samples.between(range);
      if (of.size() == 0) {
        return;
      }
      if (range.canBeHalved() && isTooLarge(of, measurementsIn(range).size())) {
        cut(range.firstHalf());
        cut(range.secondHalf());
      } else {
        long bytes = ChunkJson.bytes(of, measurementsIn(range).size());
        stretches.add(new Stretch(this, range, stretches.size(), bytes));
      }
    }

    List<Measurement> measurementsIn(TimeRange range) {
      return measurements.stream().filter(m -> range.contains(m.timeNanos())).toList();
    }

    @Override
    public List<Stretch> pieces() {
      return stretches;
    }

    @Override
    public void finish() {
      require(index);
      lastWindow = index;
      summary = summary.plus(waits);
    }
  }

  private void require(long index) {
    if (index <= lastWindow) {
      throw new IllegalArgumentException("window " + index + " after window " + lastWindow);
    }
  }

  /** A stretch of a window that becomes one file. */
  private final class Stretch implements Piece {
    private final PreparedWindow window;
    private final TimeRange range;
    private final int number;
    private final long sizeBytes;

    Stretch(PreparedWindow window, TimeRange range, int number, long sizeBytes) {
      this.window = window;
      this.range = range;
      this.number = number;
      this.sizeBytes = sizeBytes;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
    }

    @Override
    public Encoded encode() {
      ChunkSamples samples = window.samples.between(range);
      String id = ProfileIds.chunkId(request, window.index, number);
      ChunkText text = json.encode(id, samples, window.measurementsIn(range));
      if (request.check().wantsModels()) {
        request.check().check(json.model(id, samples), text);
      }
      Part part =
          new Part(
              text,
              samples.size(),
              samples.firstMicros() * NANOS_PER_MICRO,
              samples.lastMicros() * NANOS_PER_MICRO);
      return () -> {
        require(window.index);
        writeFile(part);
      };
    }
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
