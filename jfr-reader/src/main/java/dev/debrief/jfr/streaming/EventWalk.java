package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.Framing;
import dev.debrief.jfr.chunk.Headers;
import dev.debrief.jfr.chunk.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Steps through a chunk from event to event by their sizes: hands wanted events to the decoder,
 * counts the others, and finds its feet again after damage.
 */
final class EventWalk {
  private static final int DIRECT_TYPES = 1 << 14;

  /** More events than this are not held back. */
  private static final int MOST_PENDING = 1 << 20;

  private final ChunkInput in;
  private final ChunkLayout layout;
  private final ChunkNotes notes;
  private final Framing framing;
  private final Set<Long> checkpoints;
  private final List<EventDecoder.Target> targets = new ArrayList<>();

  /** Targets by type id: directly for small ids, which are nearly all. */
  private final EventDecoder.@Nullable Target[] direct = new EventDecoder.Target[DIRECT_TYPES];

  private final LongIndex others = new LongIndex();
  private final List<EventDecoder.Target> othersByNumber = new ArrayList<>();
  private long undeclared;
  private long firstUndeclared;

  /** Checkpoints that the chain of them leaves out. */
  private final List<Long> unlinked = new ArrayList<>();

  /** Events whose thread or stack is not in the checkpoints of the chain. */
  private long[] pending = new long[16];

  private int pendingCount;

  EventWalk(
      ChunkInput in,
      ChunkHeader header,
      ChunkLayout layout,
      ChunkTypes types,
      EventDecoder decoder,
      ChunkNotes notes) {
    this.in = in;
    this.layout = layout;
    this.notes = notes;
    this.framing = Framing.with(types.metadata(), in, header);
    this.checkpoints = new HashSet<>(layout.checkpoints());
    types.plans().forEach((id, plan) -> register(id, decoder.new Target(plan, targets.size())));
  }

  private void register(long id, EventDecoder.Target target) {
    targets.add(target);
    if (id >= 0 && id < DIRECT_TYPES) {
      direct[(int) id] = target;
    } else {
      others.add(id);
      othersByNumber.add(target);
    }
  }

  private EventDecoder.@Nullable Target target(long id) {
    if (id >= 0 && id < DIRECT_TYPES) {
      return direct[(int) id];
    }
    int number = others.find(id);
    return number < 0 ? null : othersByNumber.get(number);
  }

  /** Goes through all events. */
  void run() throws IOException {
    long end = in.length();
    long position = Headers.SIZE;
    while (position < end) {
      position = step(position, end);
    }
    if (undeclared > 0) {
      notes.lost(
          "event-undeclared",
          "events have a type that the recording does not describe",
          undeclared,
          Optional.of(firstUndeclared));
    }
    if (!unlinked.isEmpty()) {
      notes.mended("chain of constant pools");
    }
  }

  /** Returns where checkpoints begin that were met though the chain leaves them out. */
  List<Long> unlinked() {
    return unlinked;
  }

  /** Hands on the events that were held back, with what is known of them now. */
  void decodePending(EventDecoder decoder) throws IOException {
    EventDecoder.Target[] again = new EventDecoder.Target[targets.size()];
    for (int i = 0; i < pendingCount; i++) {
      long position = pending[i];
      in.seek(position);
      long next = position + in.readInt();
      EventDecoder.Target target = Objects.requireNonNull(target(in.readLong()));
      if (again[target.number] == null) {
        again[target.number] = decoder.new Target(target.plan, target.number);
      }
      decode(again[target.number], position, next, true);
      target.count++;
    }
  }

  private long step(long position, long end) throws IOException {
    int size;
    long type;
    try {
      in.seek(position);
      int header = in.readSmallPair();
      if (header >= 0) {
        size = header >>> ChunkInput.SMALL_BITS;
        type = header & ChunkInput.SMALL_MASK;
      } else {
        size = in.readInt();
        type = in.readLong();
      }
    } catch (MalformedException e) {
      return damaged(position);
    }
    long next = position + size;
    if (size <= 0 || next > end || in.position() > next) {
      return damaged(position);
    }
    EventDecoder.Target target = target(type);
    if (target == null) {
      return other(position, type, next);
    }
    if (!target.countedOnly) {
      decode(target, position, next, pendingCount == MOST_PENDING);
    } else {
      target.count++;
    }
    return next;
  }

  private void decode(EventDecoder.Target target, long position, long next, boolean losing)
      throws IOException {
    try {
      if (target.decode(in, next, losing)) {
        target.count++;
      } else {
        hold(position);
      }
    } catch (MalformedException e) {
      notes.lost("event-damaged", "an event cannot be read: " + e.getMessage(), position, next);
    }
  }

  private void hold(long position) {
    if (pendingCount == pending.length) {
      pending = Arrays.copyOf(pending, 2 * pendingCount);
    }
    pending[pendingCount++] = position;
  }

  private long other(long position, long type, long next) throws IOException {
    if (type == ChunkTypes.CHECKPOINT) {
      if (checkpoints.add(position)) {
        unlinked.add(position);
      }
      return next;
    }
    if (type == ChunkTypes.METADATA) {
      return next;
    }
    if (!framing.believable(position)) {
      return damaged(position);
    }
    if (undeclared++ == 0) {
      firstUndeclared = position;
    }
    return next;
  }

  private long damaged(long position) throws IOException {
    long next = framing.resync(position);
    if (layout.cutCheckpoint().orElse(-1) != position) {
      notes.lost("event-damaged", "bytes that are no event are left out", position, next);
    }
    return next;
  }

  /** Returns how many events of each declared type were read. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (EventDecoder.Target target : targets) {
      if (target.count > 0) {
        counts.merge(target.plan.type().name(), target.count, Long::sum);
      }
    }
    return counts;
  }
}
