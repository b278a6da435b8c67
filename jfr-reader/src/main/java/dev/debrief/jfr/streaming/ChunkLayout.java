package dev.debrief.jfr.streaming;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.Framing;
import dev.debrief.jfr.chunk.Headers;
import dev.debrief.jfr.chunk.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the metadata and the checkpoints of a chunk stand: where its header says, or, where that
 * cannot be relied on, where a walk over all events finds them.
 *
 * @param metadata what the chunk declares; empty if none can be read
 * @param checkpoints where checkpoint events begin, the last one first
 * @param cutCheckpoint where a checkpoint begins whose end is missing because the file ends
 * @param mended what was put right without losing anything, for people
 */
record ChunkLayout(
    Optional<Metadata> metadata,
    List<Long> checkpoints,
    OptionalLong cutCheckpoint,
    List<String> mended) {

  /** Finds them. */
  static ChunkLayout of(ChunkInput in, Chunk chunk, TypeCache types) throws IOException {
    ChunkHeader header = chunk.header();
    boolean finished =
        chunk.state() == Chunk.State.WHOLE
            && !header.unfinished()
            && header.sizeBytes() == chunk.lengthBytes()
            && Headers.knownVersion(header);
    if (finished) {
      Optional<Metadata> metadata = types.metadata(in, header.metadataOffset());
      Optional<List<Long>> chain = Pools.chain(in, header.constantPoolOffset());
      if (metadata.isPresent() && chain.isPresent()) {
        return new ChunkLayout(metadata, chain.get(), OptionalLong.empty(), List.of());
      }
    }
    return searched(in, header);
  }

  private static ChunkLayout searched(ChunkInput in, ChunkHeader header) throws IOException {
    Framing framing = Framing.of(in, header);
    List<String> mended = new ArrayList<>();
    if (!Headers.knownVersion(header)) {
      mended.add("unknown version " + (header.major() & 0xFFFF) + "." + (header.minor() & 0xFFFF));
    }
    if (framing.metadataOffset() != header.metadataOffset()) {
      mended.add("metadata offset");
    }
    List<Long> checkpoints = new ArrayList<>(framing.checkpointOffsets());
    boolean relinked =
        framing.cutCheckpoint().isPresent() || !framing.chainIsWhole(header.constantPoolOffset());
    if (relinked && !checkpoints.isEmpty()) {
      mended.add("chain of constant pools");
    }
    Collections.reverse(checkpoints);
    return new ChunkLayout(framing.metadata(), checkpoints, framing.cutCheckpoint(), mended);
  }
}
