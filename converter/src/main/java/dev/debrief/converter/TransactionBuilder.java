package dev.debrief.converter;

import static java.util.stream.Collectors.groupingBy;

import dev.debrief.timeline.span.Span;
import dev.debrief.timeline.span.SpanIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a transaction of a root span. A span that was seen on several threads becomes several: one
 * with its own id where it began, and one below it for each other thread, because Sentry looks at
 * one thread per span.
 */
final class TransactionBuilder {
  private static final Comparator<Slice> LONGEST_FIRST =
      Comparator.comparingLong((Slice slice) -> -slice.knownNanos())
          .thenComparingLong(slice -> slice.key().thread())
          .thenComparingLong(slice -> slice.key().shownThread());

  private final ProfileRequest request;
  private final SpanIndex index;
  private final Slices threads;
  private final Profile profile;

  /** Tells whether a profile has samples of a thread at some time. */
  @FunctionalInterface
  interface Profile {
    /** Returns whether it has. */
    boolean has(long thread, long startNanos, long endNanos);
  }

  /**
   * @param threads knows the names of threads
   */
  TransactionBuilder(ProfileRequest request, SpanIndex index, Slices threads, Profile profile) {
    this.request = request;
    this.index = index;
    this.threads = threads;
    this.profile = profile;
  }

  /** The slices that a profile shows, by span, the longest first. */
  private record Shown(List<Slice> all, Map<Integer, List<Slice>> bySpan) {
    List<Slice> of(Span span) {
      return bySpan.getOrDefault(span.number(), List.of());
    }

    /** The slice of the thread on which a span began; else its longest. */
    Optional<Slice> primary(Span span) {
      Optional<Slice> first =
          of(span).stream()
              .filter(slice -> span.thread().stream().anyMatch(id -> id == slice.key().thread()))
              .findFirst();
      return first.or(() -> of(span).stream().findFirst());
    }
  }

  private Shown shown(List<Slice> slices) {
    List<Slice> shown =
        slices.stream()
            .filter(s -> profile.has(s.key().shownThread(), s.startNanos(), s.endNanos()))
            .sorted(LONGEST_FIRST)
            .toList();
    return new Shown(shown, shown.stream().collect(groupingBy(slice -> slice.key().span())));
  }

  /**
   * Returns the transaction; nothing if the profile has no thread of it.
   *
   * @param members numbers of the spans below the root
   */
  Optional<Transaction> build(SeenTree tree, List<Integer> members) {
    Span root = tree.root();
    Shown shown = shown(tree.slices());
    if (shown.all().isEmpty()) {
      return Optional.empty();
    }
    // The thread on which the root was seen; else the one on which most of what is below it was.
    Slice main = shown.primary(root).orElse(shown.all().get(0));
    ShownThread thread = thread(main.key().shownThread());
    List<Transaction.Part> parts = new ArrayList<>();
    Transaction.Part whole = part(root, "", thread, shown.of(root));
    addOthers(whole, shown.of(root), parts);
    for (int member : members) {
      Span span = index.span(member);
      String parent = SpanTrees.parentHex(index, span);
      String known = parent.isEmpty() ? whole.spanId() : parent;
      Transaction.Part part = part(span, known, thread(span, shown).orElse(thread), shown.of(span));
      parts.add(part);
      addOthers(part, shown.of(span), parts);
    }
    Transaction.Part around = root.time().exact() ? whole : widened(whole, parts);
    return Optional.of(
        new Transaction(
            ProfileIds.traceId(request, root),
            around,
            root.ids().parentHex(),
            around.nanos() >= Transaction.LEAST_LINKED_NANOS,
            parts));
  }

  /** The thread on which a span was seen; else the one on which it began, if the profile has it. */
  private Optional<ShownThread> thread(Span span, Shown shown) {
    Optional<Slice> own = shown.primary(span);
    if (own.isPresent()) {
      return Optional.of(thread(own.get().key().shownThread()));
    }
    return span.thread().stream()
        .filter(threads::shows)
        .filter(id -> profile.has(id, span.time().startNanos(), span.time().endNanos()))
        .mapToObj(this::thread)
        .findFirst();
  }

  private ShownThread thread(long id) {
    return new ShownThread(Long.toString(id), threads.shownName(id));
  }

  private void addOthers(Transaction.Part of, List<Slice> slices, List<Transaction.Part> parts) {
    for (Slice slice : slices) {
      ShownThread thread = thread(slice.key().shownThread());
      if (!thread.equals(of.thread())) {
        String id = ProfileIds.sliceId(of.span(), slice.key().shownThread());
        parts.add(
            new Transaction.Part(
                id, of.spanId(), of.span(), slice.startNanos(), slice.endNanos(), thread));
      }
    }
  }

  /** A span as a whole; of one without exact times as much as was seen of it. */
  private static Transaction.Part part(
      Span span, String parent, ShownThread thread, List<Slice> slices) {
    Span.Time time = span.time();
    Transaction.Part part =
        new Transaction.Part(
            span.ids().spanHex(), parent, span, time.startNanos(), time.endNanos(), thread);
    for (Slice slice : time.exact() ? List.<Slice>of() : slices) {
      part = part.around(slice.startNanos(), slice.endNanos());
    }
    return part;
  }

  private static Transaction.Part widened(Transaction.Part root, List<Transaction.Part> parts) {
    Transaction.Part around = root;
    for (Transaction.Part part : parts) {
      if (part.endNanos() > 0) {
        around = around.around(part.startNanos(), part.endNanos());
      }
    }
    return around;
  }
}
