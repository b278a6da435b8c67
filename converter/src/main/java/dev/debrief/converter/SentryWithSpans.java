package dev.debrief.converter;

import dev.debrief.timeline.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes profile chunks, and what their samples were for: transactions that Sentry links to the
 * chunks, and the attribution in full. What a window says of spans is found while its chunks are
 * encoded, one window at a time, and added up in the order of the windows, so that nothing depends
 * on how many threads do it.
 */
final class SentryWithSpans implements ProfileWriter {
  private final ProfileRequest request;
  private final SpanRequest spans;
  private final SentryChunks chunks;
  private final FrameNames names;
  private final SpanTrees trees;
  private final SeenSpans seen;
  private final SentryTransactions transactions;
  private final AttributionLines lines;

  SentryWithSpans(
      ProfileRequest request, SpanRequest spans, OutputDirectory directory, SentryChunks chunks)
      throws OutputException {
    this.request = request;
    this.spans = spans;
    this.chunks = chunks;
    this.names = FrameNames.plain(request.options().frames());
    this.trees = new SpanTrees(spans.index());
    this.seen = new SeenSpans(spans.index(), trees);
    this.transactions = new SentryTransactions(request, spans, directory);
    this.lines = AttributionLines.open(spans.index(), directory);
  }

  @Override
  public Prepared prepare(Window window) {
    Prepared prepared = chunks.prepare(window);
    List<Piece> pieces = new ArrayList<>(prepared.pieces());
    pieces.add(new SpansOfWindow(window));
    return new Prepared() {
      @Override
      public List<Piece> pieces() {
        return pieces;
      }

      @Override
      public void finish() {
        prepared.finish();
      }
    };
  }

  /** What a window says of spans; after its chunks. */
  private final class SpansOfWindow implements Piece {
    private final Window window;

    SpansOfWindow(Window window) {
      this.window = window;
    }

    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public Encoded encode() {
      Slices slices = Slices.of(window, spans.index(), names);
      return () -> {
        for (SeenTree tree : seen.add(slices, window.endNanos())) {
          take(tree);
        }
      };
    }
  }

  private void take(SeenTree tree) throws OutputException {
    lines.write(tree);
    transactions.offer(tree);
  }

  @Override
  public ProfileSummary finish() throws OutputException {
    for (SeenTree tree : seen.rest()) {
      take(tree);
    }
    ProfileSummary summary = chunks.finish();
    transactions.write(trees, seen, chunks.log());
    lines.finish(seen.totals(), request.recording());
    return summary.with(transactions.summary(seen.totals()));
  }

  @Override
  public void close() {
    lines.close();
    chunks.close();
  }
}
