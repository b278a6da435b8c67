package dev.debrief.jfr.streaming;

import dev.debrief.jfr.Selection;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the metadata that was read last and what selections needed of it: the chunks of a
 * recording declare the same types, byte for byte, as long as no type is added. Safe for use by
 * several threads.
 */
final class TypeCache {
  /** More than any real metadata has; the rest is not worth remembering. */
  private static final int MAX_BYTES = 1 << 24;

  private final AtomicReference<@Nullable Known> last = new AtomicReference<>();
  private @Nullable Planned lastTypes;

  private static final class Known {
    final byte[] bytes;
    final Metadata metadata;

    Known(byte[] bytes, Metadata metadata) {
      this.bytes = bytes;
      this.metadata = metadata;
    }
  }

  private record Planned(
      Metadata metadata, Selection selection, boolean compressed, ChunkTypes types) {}

  /** Returns the metadata at an offset; empty if there is none or it cannot be read. */
  Optional<Metadata> metadata(ChunkInput in, long offset) throws IOException {
    try {
      in.seek(offset);
      int size = in.readInt();
      if (in.readLong() != ChunkTypes.METADATA || size <= 0 || size > in.length() - offset) {
        return Optional.empty();
      }
      in.readLong(); // start
      in.readLong(); // duration
      in.readLong(); // metadata id
      long body = in.position();
      Known known = last.get();
      if (known != null && offset + size - body == known.bytes.length) {
        if (in.standsHere(known.bytes)) {
          return Optional.of(known.metadata);
        }
      }
      return read(in, offset, body, (int) (offset + size - body));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private Optional<Metadata> read(ChunkInput in, long offset, long body, int length)
      throws IOException {
    Optional<Metadata> metadata =
        Metadata.parse(in, offset).filter(parsed -> !parsed.eventIds().isEmpty());
    if (metadata.isPresent() && length >= 0 && length <= MAX_BYTES) {
      last.set(new Known(in.copy(body, length), metadata.get()));
    }
    return metadata;
  }

  /**
   * Returns what a selection needs of the types.
   *
   * @throws MalformedException if they contradict each other
   */
  @SuppressWarnings("ReferenceEquality") // A pass has one selection, and mostly one metadata.
  synchronized ChunkTypes of(Metadata metadata, Selection selection, boolean compressed)
      throws MalformedException {
    Planned known = lastTypes;
    if (known != null
        && (known.metadata == metadata || known.metadata.equals(metadata))
        && known.compressed == compressed
        && known.selection == selection) {
      return known.types;
    }
    ChunkTypes types = new ChunkTypes(metadata, new EventPlanner(selection), compressed);
    lastTypes = new Planned(metadata, selection, compressed, types);
    return types;
  }
}
