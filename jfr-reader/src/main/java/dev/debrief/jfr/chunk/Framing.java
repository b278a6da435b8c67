package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ChunkHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The events of one chunk of format 1.x or 2.x as frames: size, type, bytes. Walks them once,
 * stepping over damage where the walk can find its feet again.
 *
 * <p>An event begins with its size (which counts itself) and its type id. A size that is zero,
 * negative or beyond the chunk is damage; the walk then looks for the next place from which known
 * event types with plausible times follow each other up to the end, or {@value #CONVINCING} times.
 */
public final class Framing {
  /** How many events in a row prove that the walk is in step again. */
  private static final int CONVINCING = 64;

  /** Room for a frame that covers the damage. */
  private static final int MIN_DAMAGE = 2;

  private static final int MAX_SEARCH_BYTES = 1 << 20;
  private static final long DAY_SECONDS = 86_400;
  private static final long METADATA = 0;
  private static final long CHECKPOINT = 1;

  /** Bytes that belong to no readable event. */
  public record Damage(long from, long to) {
    /** Returns the number of bytes. */
    public long length() {
      return to - from;
    }
  }

  private final ChunkInput in;
  private final long end;
  private final long firstTicks;
  private final long lastTicks;
  private final List<Long> metadataOffsets = new ArrayList<>();
  private final List<Long> checkpointOffsets = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private final Set<Long> knownTypes = new HashSet<>(Set.of(METADATA, CHECKPOINT));
  private Optional<Metadata> metadata = Optional.empty();
  private long metadataOffset;
  private OptionalLong firstUndeclared = OptionalLong.empty();
  private long undeclaredCount;
  private OptionalLong cutCheckpoint = OptionalLong.empty();

  private Framing(ChunkInput in, ChunkHeader header) {
    this.in = in;
    this.end = in.length();
    this.firstTicks = header.startTicks() - header.ticksPerSecond();
    this.lastTicks = header.startTicks() + DAY_SECONDS * header.ticksPerSecond();
  }

  /**
   * Walks a chunk.
   *
   * @param in the chunk, header included
   * @throws IOException if the file cannot be read
   */
  public static Framing of(ChunkInput in, ChunkHeader header) throws IOException {
    Framing framing = new Framing(in, header);
    framing.tryMetadata(header.metadataOffset());
    framing.walk();
    if (framing.metadata.isEmpty()) {
      framing.searchMetadata();
    }
    return framing;
  }

  /** Returns the framing of a chunk whose types are known, without walking it. */
  public static Framing with(Metadata metadata, ChunkInput in, ChunkHeader header) {
    Framing framing = new Framing(in, header);
    framing.metadata = Optional.of(metadata);
    framing.knownTypes.addAll(metadata.eventIds());
    return framing;
  }

  private boolean tryMetadata(long offset) throws IOException {
    if (offset < Headers.SIZE || offset >= end || typeAt(offset) != METADATA) {
      return false;
    }
    Optional<Metadata> parsed = Metadata.parse(in, offset);
    if (parsed.isEmpty() || parsed.get().eventIds().isEmpty()) {
      return false;
    }
    metadata = parsed;
    metadataOffset = offset;
    knownTypes.addAll(parsed.get().eventIds());
    return true;
  }

  /** The last metadata event that can be read: recorders write it anew when types are added. */
  private void searchMetadata() throws IOException {
    for (int i = metadataOffsets.size() - 1; i >= 0; i--) {
      if (tryMetadata(metadataOffsets.get(i))) {
        return;
      }
    }
  }

  private void walk() throws IOException {
    long position = Headers.SIZE;
    while (position < end) {
      int size = sizeAt(position);
      if (size > 0 && believable(position, size)) {
        remember(position);
        position += size;
      } else {
        long next = resync(position);
        damages.add(new Damage(position, next));
        if (next == end && typeAt(position) == CHECKPOINT) {
          cutCheckpoint = OptionalLong.of(position);
          checkpointOffsets.add(position);
        }
        position = next;
      }
    }
  }

  private boolean believable(long position, int size) throws IOException {
    return metadata.isEmpty()
        || knownTypes.contains(typeAt(position))
        || inStep(position + size, typeAt(position));
  }

  private void remember(long position) throws IOException {
    long type = typeAt(position);
    if (type == CHECKPOINT) {
      checkpointOffsets.add(position);
    } else if (type == METADATA) {
      metadataOffsets.add(position);
    } else if (metadata.isPresent() && !knownTypes.contains(type) && undeclaredCount++ == 0) {
      firstUndeclared = OptionalLong.of(position);
    }
  }

  /**
   * Returns whether there is an event at a position; one of an undeclared type is one only if known
   * types and its own follow it.
   */
  public boolean believable(long position) throws IOException {
    int size = sizeAt(position);
    return size > 0 && believable(position, size);
  }

  /** Returns where events go on after damage, or the end of the chunk. */
  public long resync(long damaged) throws IOException {
    long last = Math.min(end, damaged + MAX_SEARCH_BYTES);
    for (long candidate = damaged + MIN_DAMAGE;
        metadata.isPresent() && candidate < last;
        candidate++) {
      if (inStep(candidate, CHECKPOINT)) {
        return candidate;
      }
    }
    return end;
  }

  /** Returns whether known types, and one other, follow each other from a place on. */
  private boolean inStep(long candidate, long other) throws IOException {
    long position = candidate;
    for (int i = 0; i < CONVINCING && position < end; i++) {
      int size = sizeAt(position);
      long type = typeAt(position);
      boolean known = type == other || knownTypes.contains(type);
      if (size <= 0 || !known || !startsInTime(position)) {
        return false;
      }
      position += size;
    }
    return true;
  }

  /** Every event begins with its start; most starts lie in the time of their chunk. */
  private boolean startsInTime(long position) throws IOException {
    try {
      in.seek(position);
      in.readInt();
      in.readLong();
      long start = in.readLong();
      return start >= firstTicks && start <= lastTicks;
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Returns the size of the event at a position, or -1 if there can be none. */
  private int sizeAt(long position) throws IOException {
    try {
      in.seek(position);
      int size = in.readInt();
      in.readLong();
      boolean fits = size >= in.position() - position && size <= end - position;
      return fits ? size : -1;
    } catch (MalformedException e) {
      return -1;
    }
  }

  private long typeAt(long position) throws IOException {
    try {
      in.seek(position);
      in.readInt();
      return in.readLong();
    } catch (MalformedException e) {
      return -1;
    }
  }

  /** Returns the chunk's metadata, empty if none can be read. */
  public Optional<Metadata> metadata() {
    return metadata;
  }

  /** Returns where the metadata that can be read begins. */
  public long metadataOffset() {
    return metadataOffset;
  }

  /** Returns where the first event of a type begins that the metadata does not declare. */
  public OptionalLong undeclared() {
    return firstUndeclared;
  }

  /** Returns how many events have a type that the metadata does not declare. */
  public long undeclaredCount() {
    return undeclaredCount;
  }

  /** Returns where checkpoint events begin, in file order, one that is cut off included. */
  public List<Long> checkpointOffsets() {
    return List.copyOf(checkpointOffsets);
  }

  /**
   * Returns where a checkpoint begins whose end is missing because the file ends; most of its
   * constants are there.
   */
  public OptionalLong cutCheckpoint() {
    return cutCheckpoint;
  }

  /** Returns the stretches that belong to no readable event, in file order. */
  public List<Damage> damages() {
    return List.copyOf(damages);
  }

  /**
   * Returns the frame of the n-th event of a declared type, counted from 0 in file order; empty if
   * there are not so many.
   */
  public Optional<Damage> event(long number) throws IOException {
    Set<Long> declared = metadata.map(Metadata::eventIds).orElse(Set.of());
    long seen = 0;
    long position = Headers.SIZE;
    int nextDamage = 0;
    while (position < end) {
      if (nextDamage < damages.size() && damages.get(nextDamage).from() == position) {
        position = damages.get(nextDamage++).to();
        continue;
      }
      int size = sizeAt(position);
      if (declared.contains(typeAt(position)) && seen++ == number) {
        return Optional.of(new Damage(position, position + size));
      }
      position += size;
    }
    return Optional.empty();
  }

  /**
   * Returns whether the checkpoint events form an unbroken chain backwards from an offset to the
   * first one, all of them included.
   */
  public boolean chainIsWhole(long lastOffset) throws IOException {
    Set<Long> seen = new HashSet<>();
    long offset = lastOffset;
    Set<Long> known = new HashSet<>(checkpointOffsets);
    try {
      long delta;
      do {
        if (offset < 0 || offset >= end || !known.contains(offset) || !seen.add(offset)) {
          return false;
        }
        delta = checkpointDelta(offset);
        offset += delta;
      } while (delta != 0);
    } catch (MalformedException e) {
      return false;
    }
    return seen.size() == known.size();
  }

  private long checkpointDelta(long offset) throws IOException {
    in.seek(offset);
    in.readInt(); // size
    in.readLong(); // type
    in.readLong(); // start
    in.readLong(); // duration
    return in.readLong();
  }
}
