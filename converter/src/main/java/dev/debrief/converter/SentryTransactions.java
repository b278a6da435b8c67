package dev.debrief.converter;

import dev.debrief.timeline.span.Span;
import dev.debrief.timeline.span.SpanIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the transactions of a profile: one for each root span that was seen on a thread, as many
 * as are asked for. Trees are offered while the profile is written, and chosen at its end. For one
 * thread.
 */
final class SentryTransactions {
  private static final String FROM_SENTRY = "sentry";

  private final ProfileRequest request;
  private final SpanRequest spans;
  private final OutputDirectory directory;
  private final TransactionJson json;
  private final Slowest<SeenTree> slowest;
  private final TransactionNotes notes = new TransactionNotes();
  private List<Long> ends = List.of();

  SentryTransactions(ProfileRequest request, SpanRequest spans, OutputDirectory directory) {
    this.request = request;
    this.spans = spans;
    this.directory = directory;
    this.json = new TransactionJson(request);
    this.slowest = new Slowest<>(spans.most(), SeenTree::root);
  }

  /** Adds a tree to those that may become transactions. */
  void offer(SeenTree tree) {
    if (isWanted(tree.root(), spans)) {
      slowest.offer(tree);
    } else {
      notes.fromSentry();
    }
  }

  /** Returns whether a root span may become a transaction. */
  static boolean isWanted(Span root, SpanRequest spans) {
    return spans.transactions() == SpanRequest.Transactions.ALL
        || !root.details().source().equals(FROM_SENTRY);
  }

  /**
   * Writes them.
   *
   * @param seen all trees, which have been offered
   * @param log which threads have samples when
   */
  void write(SpanTrees trees, SeenSpans seen, ChunkLog log) throws OutputException {
    List<SeenTree> chosen = slowest.chosen();
    notes.notSeen(trees.roots() - seen.seen());
    notes.leftOut(slowest.offered() - chosen.size(), spans.most());
    Map<Integer, List<Integer>> members =
        trees.membersOf(chosen.stream().map(tree -> tree.root().number()).toList());
    SpanIndex index = spans.index();
    TransactionBuilder builder = new TransactionBuilder(request, index, seen.totals(), log::has);
    TransactionFiles files = new TransactionFiles(request, directory, chosen.size());
    for (SeenTree tree : chosen) {
      List<Integer> below = members.getOrDefault(tree.root().number(), List.of());
      Optional<Transaction> transaction = builder.build(tree, below);
      if (transaction.isPresent()) {
        write(transaction.get(), files);
      } else {
        notes.notSeen(1);
      }
    }
    ends = files.ends();
  }

  private void write(Transaction transaction, TransactionFiles files) throws OutputException {
    TransactionJson.Event event = json.encode(transaction);
    notes.spansCut(event.spansCut());
    if (!transaction.linked()) {
      notes.tooShort();
    }
    if (request.options().payload()) {
      files.write(transaction.root(), ".json", 0, event.payload());
    } else {
      byte[] envelope =
          Envelope.of(
              event.id(),
              request.toolVersion(),
              List.of(new Envelope.Item(TransactionFiles.TYPE, event.payload())));
      files.write(transaction.root(), ".envelope", 0, envelope);
    }
  }

  /** Returns what became of spans. */
  SpanSummary summary(Slices totals) {
    return new SpanSummary(
        totals.attributed(),
        totals.unattributed(),
        totals.ambiguous(),
        ends.size(),
        ends,
        notes.list());
  }
}
