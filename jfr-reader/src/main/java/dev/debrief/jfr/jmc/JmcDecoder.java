package dev.debrief.jfr.jmc;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.chunk.ChunkImage;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.Framing;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.decode.ChunkDecoder;
import dev.debrief.jfr.decode.DecodeOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IRange;

/**
 * Decodes chunks of all format versions with JMC. A chunk is loaded whole, its framing is checked,
 * what is damaged is covered, and JMC reads the mended image; an event or a constant pool that JMC
 * cannot read is covered in turn and the chunk read on from there.
 */
public final class JmcDecoder implements ChunkDecoder {
  /** JMC holds a chunk in one array. */
  static final long MAX_CHUNK_BYTES = Integer.MAX_VALUE - 8;

  private final JmcParser parser = new JmcParser();

  @Override
  public String name() {
    return "jmc";
  }

  @Override
  public ChunkHeader legacyHeader(ByteSource file, Chunk chunk) throws IOException {
    ChunkHeader header = chunk.header();
    Optional<IRange<IQuantity>> range = parser.legacyRange(file, chunk);
    if (range.isEmpty()) {
      return header;
    }
    long start = JmcValues.epochNanos(range.get().getStart(), 0);
    long end = JmcValues.epochNanos(range.get().getEnd(), start);
    return new ChunkHeader(
        header.major(),
        header.minor(),
        header.sizeBytes(),
        0,
        0,
        start,
        Math.max(0, end - start),
        0,
        0,
        0);
  }

  @Override
  public DecodeOutcome decode(ByteSource file, Chunk chunk, Selection selection, EventSink sink)
      throws IOException {
    Diagnostics notes = new Diagnostics();
    if (chunk.lengthBytes() > MAX_CHUNK_BYTES) {
      note(notes, "chunk-too-large", "JMC's parser reads chunks up to 2 GiB", file, chunk, 0);
      return new DecodeOutcome(Chunk.State.LOST, chunk.lengthBytes(), notes.list());
    }
    byte[] data = new byte[(int) chunk.lengthBytes()];
    int length = file.read(chunk.offsetBytes(), data, 0, data.length);
    return chunk.header().legacy()
        ? decodeV0(file, chunk, data, length, new Attempt(selection, Optional.empty(), sink, notes))
        : decode(file, chunk, data, length, selection, sink, notes);
  }

  /** Format 0.9 carries nothing to mend it with: what JMC read before it stumbled is kept. */
  private DecodeOutcome decodeV0(
      ByteSource file, Chunk chunk, byte[] data, int length, Attempt attempt) {
    Optional<String> failure =
        parser.parse(new ByteArrayInputStream(data, 0, length), length, attempt.sinks);
    failure.ifPresent(
        why -> note(attempt.notes, "event-damaged", "cannot be read on: " + why, file, chunk, 0));
    attempt.sinks.handOver(attempt.sink);
    boolean nothing = failure.isPresent() && attempt.delivery.position() == 0;
    return new DecodeOutcome(
        failure.isEmpty() ? Chunk.State.WHOLE : nothing ? Chunk.State.LOST : Chunk.State.PARTIAL,
        nothing ? length : 0,
        attempt.notes.list());
  }

  private DecodeOutcome decode(
      ByteSource file,
      Chunk chunk,
      byte[] data,
      int length,
      Selection selection,
      EventSink sink,
      Diagnostics notes)
      throws IOException {
    Framing framing =
        Framing.of(
            ChunkInput.of(data, length, chunk.header().compressedIntegers()), chunk.header());
    if (framing.metadata().isEmpty()) {
      note(
          notes,
          "metadata-lost",
          "the description of the event types cannot be read, so no event can be",
          file,
          chunk,
          chunk.header().metadataOffset());
      return new DecodeOutcome(Chunk.State.LOST, length, notes.list());
    }
    Metadata metadata = framing.metadata().get();
    Attempt attempt = new Attempt(selection, Optional.of(metadata), sink, notes);
    try {
      ChunkImage image = new ChunkImage(data, length, chunk.header());
      image.mend(chunk.header(), framing);
      return new Salvage(parser, file, chunk, framing, image, attempt).run();
    } catch (MalformedException e) {
      note(notes, "constants-lost", "constant pools cannot be linked", file, chunk, 0);
      return new DecodeOutcome(Chunk.State.LOST, length, notes.list());
    }
  }

  /** Notes a loss within a chunk. */
  static void note(
      Diagnostics notes, String code, String message, ByteSource file, Chunk chunk, long offset) {
    notes.add(
        code,
        Level.DATA_LOSS,
        message,
        new Diagnostic.Position(file.name(), chunk.number(), chunk.offsetBytes() + offset, 0));
  }

  /** What all attempts at one chunk share. */
  static final class Attempt {
    final Delivery delivery = new Delivery();
    final JmcSinks sinks;
    final EventSink sink;
    final Diagnostics notes;

    Attempt(Selection selection, Optional<Metadata> metadata, EventSink sink, Diagnostics notes) {
      this.sinks = new JmcSinks(selection, metadata, delivery);
      this.sink = sink;
      this.notes = notes;
    }
  }
}
