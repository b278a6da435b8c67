package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.frames.InApp;
import dev.debrief.timeline.span.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an envelope for each root span once the windows that it reaches into are complete. Holds
 * at most 30 s of each root span that is open.
 */
final class SentryV1 implements ProfileWriter {
  /** Relay refuses longer profiles. */
  private static final long LONGEST_NANOS = 30_000_000_000L;

  private static final int LEAST_SAMPLES = 2;

  private final ProfileRequest request;
  private final SpanRequest spans;
  private final SpanTrees trees;
  private final SeenSpans seen;
  private final FrameNames names;
  private final ShownFrames frames;
  private final TransactionFiles files;
  private final AttributionLines lines;
  private final TransactionNotes notes = new TransactionNotes();

  /** The time of each root that becomes a profile, and those of them that are not written yet. */
  private final Map<Integer, TimeRange> ranges;

  private final Map<Integer, List<Integer>> members;
  private final Map<Integer, V1Profile> profiles = new HashMap<>();
  private long rootsSeen;
  private ProfileSummary summary = ProfileSummary.EMPTY;

  SentryV1(ProfileRequest request, SpanRequest spans, OutputDirectory directory)
      throws OutputException {
    FrameStyle style = request.options().frames();
    this.request = request;
    this.spans = spans;
    this.trees = new SpanTrees(spans.index());
    this.seen = new SeenSpans(spans.index(), trees);
    this.names = FrameNames.plain(style);
    this.frames =
        new ShownFrames(new FrameNames(style, new InApp(style.inApp(), style.notInApp())));
    this.ranges = ranges();
    this.members = trees.membersOf(ranges.keySet());
    this.files = new TransactionFiles(request, directory, ranges.size());
    this.lines = AttributionLines.open(spans.index(), directory);
  }

  /** Chooses the roots before anything is read, so that no samples of others are kept. */
  private Map<Integer, TimeRange> ranges() {
    Slowest<Span> slowest = new Slowest<>(spans.most(), root -> root);
    for (int number = 0; number < spans.index().size(); number++) {
      Span span = spans.index().span(number);
      if (!trees.isRoot(number)) {
        continue;
      }
      if (!isInRecording(span)) {
        notes.notSeen(1);
      } else if (SentryTransactions.isWanted(span, spans)) {
        slowest.offer(span);
      } else {
        notes.fromSentry();
      }
    }
    Map<Integer, TimeRange> chosen = new HashMap<>();
    for (Span root : slowest.chosen()) {
      long start = root.time().startNanos();
      long end = Math.min(root.time().endNanos(), start + LONGEST_NANOS);
      chosen.put(root.number(), new TimeRange(start, end));
    }
    notes.leftOut(slowest.offered() - chosen.size(), spans.most());
    return chosen;
  }

  private boolean isInRecording(Span root) {
    return root.time().nanos() > 0
        && root.time().startNanos() < request.recording().endNanos()
        && root.time().endNanos() > request.recording().startNanos();
  }

  /** What a window has of a root span. */
  private record Part(int root, ChunkSamples samples) {}

  @Override
  public Prepared prepare(Window window) {
    Slices ofWindow = Slices.of(window, spans.index(), names);
    List<Part> parts = new ArrayList<>();
    V1Cuts.of(window, spans.index(), trees, ranges)
        .forEach((root, timelines) -> parts.add(new Part(root, sampled(window, timelines))));
    Piece piece = new WindowPiece(ofWindow, parts, window.endNanos());
    return new Prepared() {
      @Override
      public List<Piece> pieces() {
        return List.of(piece);
      }

      @Override
      public void finish() {}
    };
  }

  /** A window as a whole: what is written are root spans, which may end in any later one. */
  private final class WindowPiece implements Piece {
    private final Slices ofWindow;
    private final List<Part> parts;
    private final long endNanos;

    WindowPiece(Slices ofWindow, List<Part> parts, long endNanos) {
      this.ofWindow = ofWindow;
      this.parts = parts;
      this.endNanos = endNanos;
    }

    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public Encoded encode() {
      return () -> add(ofWindow, parts, endNanos);
    }
  }

  private ChunkSamples sampled(Window window, List<ThreadTimeline> timelines) {
    Window cut =
        new Window(window.index(), window.startNanos(), window.endNanos(), timelines, List.of());
    StackTable tables = new StackTable(new FrameTable(frames), request.options().frames().lines());
    return new WindowSamples(cut, request.options().waits(), tables)
        .all(new TimeRange(window.startNanos(), window.endNanos()));
  }

  private void add(Slices ofWindow, List<Part> parts, long endNanos) throws OutputException {
    for (Part part : parts) {
      if (part.samples.size() > 0) {
        profiles.computeIfAbsent(part.root, root -> new V1Profile()).add(part.samples);
      }
    }
    for (SeenTree tree : seen.add(ofWindow, endNanos)) {
      write(tree);
    }
  }

  /** Writes what was seen of a root span and those below it, which is all that there is. */
  private void write(SeenTree tree) throws OutputException {
    lines.write(tree);
    int root = tree.root().number();
    if (!ranges.containsKey(root)) {
      return;
    }
    Optional<V1Profile> profile = Optional.ofNullable(profiles.remove(root));
    if (profile.isPresent() && profile.get().samples().size() >= LEAST_SAMPLES) {
      write(tree, profile.get());
    }
  }

  private void write(SeenTree tree, V1Profile profile) throws OutputException {
    TransactionBuilder builder =
        new TransactionBuilder(
            request,
            spans.index(),
            seen.totals(),
            (thread, startNanos, endNanos) -> profile.has(thread));
    int root = tree.root().number();
    Optional<Transaction> transaction = builder.build(tree, members.getOrDefault(root, List.of()));
    if (transaction.isPresent()) {
      rootsSeen++;
      write(transaction.get(), profile);
    }
  }

  private void write(Transaction transaction, V1Profile profile) throws OutputException {
    Span root = transaction.root().span();
    TransactionJson.Event event =
        new TransactionJson(request)
            .encode(transaction, Map.of("profile_id", ProfileIds.profileId(request, root)));
    notes.spansCut(event.spansCut());
    byte[] payload = new V1Json(request).encode(event.id(), transaction, profile);
    byte[] envelope =
        Envelope.of(
            event.id(),
            request.toolVersion(),
            List.of(
                new Envelope.Item(TransactionFiles.TYPE, event.payload()),
                new Envelope.Item("profile", payload)));
    int samples = profile.samples().size();
    files.write(transaction.root(), ".envelope", samples, envelope);
    summary = summary.plus(new ProfileSummary(samples, 0, 0, 0, 0));
  }

  @Override
  public ProfileSummary finish() throws OutputException {
    for (SeenTree tree : seen.rest()) {
      write(tree);
    }
    notes.notSeen(ranges.size() - rootsSeen);
    Slices totals = seen.totals();
    lines.finish(totals, request.recording());
    return summary.with(
        new SpanSummary(
            totals.attributed(),
            totals.unattributed(),
            totals.ambiguous(),
            files.ends().size(),
            files.ends(),
            notes.list()));
  }

  @Override
  public void close() {
    lines.close();
  }
}
