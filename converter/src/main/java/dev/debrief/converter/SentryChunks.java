package dev.debrief.converter;

import dev.debrief.converter.rules.ChunkText;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.Window.Measurement;
import dev.debrief.timeline.frames.InApp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

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

  /** Whether an excerpt of one chunk was read again: the same code writes all of them. */
  private final AtomicBoolean textChecked = new AtomicBoolean();

  private final ChunkLog log = new ChunkLog();
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
    PreparedWindow prepared = new PreparedWindow(window, samples.summary());
    new Cut(samples, prepared, new TimeRange(window.startNanos(), window.endNanos())).cut();
    prepared.checkText();
    return prepared;
  }

  /** The content of a file, and what {@link Output} says of it. */
  private record Part(
      ChunkText text, int samples, long firstNanos, long lastNanos, Set<Long> threads) {}

  /** A window as the stretches of time that become files. */
  private final class PreparedWindow implements Prepared {
    private final long index;
    private final List<Measurement> measurements;
    private final ProfileSummary waits;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Piece> checks = new ArrayList<>();

    PreparedWindow(Window window, ProfileSummary waits) {
      this.index = window.index();
      this.measurements = window.measurements();
      this.waits = waits;
    }

    List<Measurement> measurementsIn(TimeRange range) {
      return measurements.stream().filter(m -> range.contains(m.timeNanos())).toList();
    }

    /** Of the first window with samples, a piece that is not written but read again. */
    void checkText() {
      if (!stretches.isEmpty() && !textChecked.getAndSet(true)) {
        checks.add(new ExcerptCheck(stretches.get(0)));
      }
    }

    @Override
    public List<Piece> pieces() {
      List<Piece> pieces = new ArrayList<>(checks);
      pieces.addAll(stretches);
      return pieces;
    }

    @Override
    public void finish() {
      require(index);
      lastWindow = index;
      summary = summary.plus(waits);
    }
  }

  /** Halves a window in time, for all threads at the same instant, until its parts fit. */
  private final class Cut {
    private final WindowSamples window;
    private final PreparedWindow prepared;
    private final TimeRange whole;
    private final ChunkSamples all;
    private final long bytesOfAll;

    Cut(WindowSamples window, PreparedWindow prepared, TimeRange whole) {
      this.window = window;
      this.prepared = prepared;
      this.whole = whole;
      this.all = window.between(whole);
      this.bytesOfAll = bytes(whole, all);
    }

    void cut() {
      cut(whole);
    }

    private void cut(TimeRange range) {
      if (range.canBeHalved() && isLikelyTooLarge(range)) {
        halve(range);
        return;
      }
      ChunkSamples samples = isWhole(range) ? all : window.between(range);
      if (samples.size() == 0) {
        return;
      }
      long bytes = isWhole(range) ? bytesOfAll : bytes(range, samples);
      if (range.canBeHalved() && bytes > targetBytes) {
        halve(range);
      } else {
        prepared.stretches.add(
            new Stretch(prepared, range, samples, prepared.stretches.size(), bytes));
      }
    }

    private boolean isWhole(TimeRange range) {
      return range.startNanos() == whole.startNanos() && range.endNanos() == whole.endNanos();
    }

    private void halve(TimeRange range) {
      cut(range.firstHalf());
      cut(range.secondHalf());
    }

    /**
     * Spares most parts that are halved their sampling. Parts repeat stacks, so hardly any is
     * smaller than its share of the samples; one that is gets smaller files than it had to.
     */
    private boolean isLikelyTooLarge(TimeRange range) {
      return bytesOfAll > targetBytes
          && bytesOfAll / (double) all.size() * all.sizeWithin(range) > targetBytes;
    }

    /** Returns the size of a part, or at least as much as shows that it is too large. */
    private long bytes(TimeRange range, ChunkSamples samples) {
      long least = ChunkJson.leastBytes(samples);
      return least > targetBytes
          ? least
          : ChunkJson.bytes(samples, prepared.measurementsIn(range).size());
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
    private final ChunkSamples samples;
    private final int number;
    private final long sizeBytes;

    Stretch(
        PreparedWindow window, TimeRange range, ChunkSamples samples, int number, long sizeBytes) {
      this.window = window;
      this.range = range;
      this.samples = samples;
      this.number = number;
      this.sizeBytes = sizeBytes;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
    }

    @Override
    public Encoded encode() {
      String id = ProfileIds.chunkId(request, window.index, number);
      ChunkText text = json.encode(id, samples, window.measurementsIn(range));
      Part part =
          new Part(
              text,
              samples.size(),
              samples.firstMicros() * NANOS_PER_MICRO,
              samples.lastMicros() * NANOS_PER_MICRO,
              samples.threads().stream().map(TimelineThread::id).collect(Collectors.toSet()));
      return () -> {
        require(window.index);
        writeFile(part);
      };
    }
  }

  /** Reads an excerpt of a stretch as whoever gets the file would; writes nothing. */
  private final class ExcerptCheck implements Piece {
    private final Stretch stretch;

    ExcerptCheck(Stretch stretch) {
      this.stretch = stretch;
    }

    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public Encoded encode() {
      json.checkExcerpt(
          ProfileIds.chunkId(request, stretch.window.index, stretch.number),
          stretch.samples,
          stretch.window.measurementsIn(stretch.range));
      return () -> {};
    }
  }

  private void writeFile(Part part) throws OutputException {
    files++;
    String name = "profile-chunk-" + FileNumbers.text(files) + fileEnding;
    try (OutputFile file = directory.create(name, TYPE)) {
      try {
        file.stream().write(part.text.array(), part.text.from(), part.text.length());
      } catch (IOException e) {
        throw file.failed(e);
      }
      file.finish(part.samples, part.firstNanos, part.lastNanos);
    }
    json.reuse(part.text);
    log.add(part.firstNanos, part.lastNanos, part.threads);
    summary = summary.plus(new ProfileSummary(part.samples, 0, 0, 0, 0));
  }

  /** Returns which threads are in which files. */
  ChunkLog log() {
    return log;
  }

  @Override
  public ProfileSummary finish() {
    return summary;
  }

  /** Does nothing: each file is complete when its window has been written. */
  @Override
  public void close() {}
}
