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
import org.jspecify.annotations.Nullable;

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
    StackTable tables = new StackTable(new FrameTable(frames), request.options().frames().lines());
    WindowSamples samples = new WindowSamples(window, request.options().waits(), tables);
    PreparedWindow prepared = new PreparedWindow(window, samples);
    prepared.cut();
    return prepared;
  }

  /** The content of a file, and what {@link Output} says of it. */
  private record Part(
      ChunkText text, int samples, long firstNanos, long lastNanos, Set<Long> threads) {}

  /** A window as the sections that become files. */
  private final class PreparedWindow implements Prepared {
    private final long index;
    private final Range whole;
    private final List<Measurement> measurements;
    private final WindowSamples window;
    private final List<Piece> pieces = new ArrayList<>();

    PreparedWindow(Window window, WindowSamples samples) {
      this.index = window.index();
      this.whole = new Range(new TimeRange(window.startNanos(), window.endNanos()), 0);
      this.measurements = window.measurements();
      this.window = samples;
    }

    /** Cuts roughly, by shares of the samples; the sections are cut further by who encodes them. */
    void cut() {
      ChunkSamples all = window.all(whole.time);
      if (all.size() == 0) {
        return;
      }
      long bytes = bytes(whole, all);
      if (!textChecked.getAndSet(true)) {
        pieces.add(new ExcerptCheck(this, all.excerpt()));
      }
      if (bytes <= targetBytes) {
        pieces.add(new Section(this, whole, bytes, all.size(), all));
      } else {
        cut(whole, all, bytes / (double) all.size());
      }
    }

    /** Parts repeat stacks, so hardly any is smaller than its share of the samples. */
    private void cut(Range range, ChunkSamples all, double bytesPerSample) {
      int expected = all.sizeWithin(range.time);
      double bytes = bytesPerSample * expected;
      if (bytes > targetBytes && range.time.canBeHalved()) {
        cut(range.firstHalf(), all, bytesPerSample);
        cut(range.secondHalf(), all, bytesPerSample);
      } else {
        pieces.add(new Section(this, range, (long) bytes, expected, null));
      }
    }

    /** Returns the size of a part, or at least as much as shows that it is too large. */
    long bytes(Range range, ChunkSamples samples) {
      long least = ChunkJson.leastBytes(samples);
      return least > targetBytes
          ? least
          : ChunkJson.bytes(samples, measurementsIn(range.time).size());
    }

    List<Measurement> measurementsIn(TimeRange range) {
      return measurements.stream().filter(m -> range.contains(m.timeNanos())).toList();
    }

    @Override
    public List<Piece> pieces() {
      return pieces;
    }

    @Override
    public void finish() {
      require(index);
      lastWindow = index;
      summary = summary.plus(window.summary());
    }
  }

  /**
   * A part of a window: the whole one is number 0, and the halves of n are 2n+1 and 2n+2, so that a
   * part has its number whatever becomes of the others.
   */
  private record Range(TimeRange time, long number) {
    Range firstHalf() {
      return new Range(time.firstHalf(), 2 * number + 1);
    }

    Range secondHalf() {
      return new Range(time.secondHalf(), 2 * number + 2);
    }
  }

  private void require(long index) {
    if (index <= lastWindow) {
      throw new IllegalArgumentException("window " + index + " after window " + lastWindow);
    }
  }

  /** A stretch of a window that is cut in halves until its parts fit, each of which is a file. */
  private final class Section implements Piece {
    private final PreparedWindow window;
    private final Range range;
    private final long sizeBytes;
    private final int expected;
    private final @Nullable ChunkSamples sampled;

    /**
     * @param expected about how many samples it has
     * @param sampled its samples, if they are known and fit
     */
    Section(
        PreparedWindow window,
        Range range,
        long sizeBytes,
        int expected,
        @Nullable ChunkSamples sampled) {
      this.window = window;
      this.range = range;
      this.sizeBytes = sizeBytes;
      this.expected = expected;
      this.sampled = sampled;
    }

    @Override
    public long sizeBytes() {
      return sizeBytes;
    }

    @Override
    public Encoded encode() {
      List<Part> parts = new ArrayList<>();
      if (sampled == null) {
        cut(range, window.window.between(range.time, expected), parts);
      } else {
        parts.add(part(range, sampled));
      }
      return () -> {
        require(window.index);
        for (Part part : parts) {
          writeFile(part);
        }
      };
    }

    private void cut(Range part, ChunkSamples samples, List<Part> parts) {
      if (samples.size() == 0) {
        return;
      }
      if (part.time.canBeHalved() && window.bytes(part, samples) > targetBytes) {
        for (Range half : List.of(part.firstHalf(), part.secondHalf())) {
          int about = samples.sizeWithin(half.time);
          cut(half, window.window.between(half.time, about), parts);
        }
      } else {
        parts.add(part(part, samples));
      }
    }

    private Part part(Range part, ChunkSamples samples) {
      String id = ProfileIds.chunkId(request, window.index, part.number);
      return new Part(
          json.encode(id, samples, window.measurementsIn(part.time)),
          samples.size(),
          samples.firstMicros() * NANOS_PER_MICRO,
          samples.lastMicros() * NANOS_PER_MICRO,
          samples.threads().stream().map(TimelineThread::id).collect(Collectors.toSet()));
    }
  }

  /** Reads an excerpt of a window as whoever gets the file would; writes nothing. */
  private final class ExcerptCheck implements Piece {
    private final PreparedWindow window;
    private final ChunkSamples excerpt;

    ExcerptCheck(PreparedWindow window, ChunkSamples excerpt) {
      this.window = window;
      this.excerpt = excerpt;
    }

    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public Encoded encode() {
      json.check(
          ProfileIds.chunkId(request, window.index, window.whole.number),
          excerpt,
          window.measurementsIn(window.whole.time));
      return () -> {};
    }
  }

  private void writeFile(Part part) throws OutputException {
    files++;
    String name = "profile-chunk-" + FileNumbers.text(files) + fileEnding;
    try (OutputFile file = directory.create(name, TYPE)) {
      try {
        file.write(part.text.array(), part.text.from(), part.text.length());
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
