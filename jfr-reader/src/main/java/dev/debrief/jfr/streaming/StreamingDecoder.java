package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.decode.ChunkDecoder;
import dev.debrief.jfr.decode.DeclinedException;
import dev.debrief.jfr.decode.DecodeOutcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Decodes chunks of formats 1.x and 2.x of any size. Memory is bounded by the constants of a chunk,
 * not by its events. Chunks that declare types which contradict each other are declined. Safe for
 * use by several threads, each with another chunk.
 */
public final class StreamingDecoder implements ChunkDecoder {
  /** More distinct frames than large programs have; chunks after that share a new list. */
  private static final int MOST_FRAMES = 1 << 20;

  /** Of chunks of this size no two are read at once, so that another processor is mostly free. */
  private static final long LARGE_BYTES = 32L << 20;

  private final Executor spare;
  private final long largeBytes;
  private RecordingFrames frames = new RecordingFrames();
  private final TypeCache types = new TypeCache();

  /**
   * @param spare runs what can be done ahead while a large chunk is read; may as well not run it
   */
  public StreamingDecoder(Executor spare) {
    this(spare, LARGE_BYTES);
  }

  StreamingDecoder(Executor spare, long largeBytes) {
    this.spare = spare;
    this.largeBytes = largeBytes;
  }

  @Override
  public String name() {
    return "streaming";
  }

  @Override
  public ChunkHeader legacyHeader(ByteSource file, Chunk chunk) {
    return chunk.header();
  }

  @Override
  public DecodeOutcome decode(ByteSource file, Chunk chunk, Selection selection, EventSink sink)
      throws IOException {
    if (chunk.header().legacy()) {
      throw new DeclinedException("it has format 0.9");
    }
    ChunkNotes notes = new ChunkNotes(file, chunk);
    ChunkInput in = ChunkInput.of(file, chunk);
    ChunkLayout layout = ChunkLayout.of(in, chunk, types);
    notes.layout(layout);
    if (layout.metadata().isEmpty()) {
      return notes.outcome(false);
    }
    ChunkTypes of = types(layout.metadata().get(), selection, in.compressed());
    if (!of.declared().isEmpty()) {
      sink.declared(of.declared());
    }
    Pools pools = new Pools(of);
    for (long checkpoint : layout.checkpoints()) {
      pools.add(in, checkpoint);
    }
    EventDecoder decoder = decoder(of, pools, chunk, selection, sink);
    EventWalk walk = new EventWalk(in, chunk.header(), layout, of, decoder, notes);
    if (chunk.lengthBytes() < largeBytes || selection.outline()) {
      walk.run();
    } else {
      run(walk, decoder, new StacksAhead(of, pools, frames()));
    }
    decoder.finish();
    for (long checkpoint : walk.unlinked()) {
      pools.add(in, checkpoint);
    }
    EventDecoder second = decoder(of, pools, chunk, selection, sink);
    walk.decodePending(second);
    second.finish();
    Map<String, Long> counts = walk.counts();
    sink.counts(counts);
    note(notes, pools.damaged() + decoder.damagedConstants() + second.damagedConstants());
    noteCut(notes, decoder.cutStacks() + second.cutStacks());
    return notes.outcome(!counts.isEmpty());
  }

  private void run(EventWalk walk, EventDecoder decoder, StacksAhead ahead) throws IOException {
    decoder.takeStacksFrom(ahead.resolved());
    spare.execute(ahead);
    try {
      walk.run();
    } finally {
      ahead.end();
    }
  }

  private ChunkTypes types(Metadata metadata, Selection selection, boolean compressed)
      throws DeclinedException {
    try {
      return types.of(metadata, selection, compressed);
    } catch (MalformedException e) {
      throw new DeclinedException("its types contradict each other: " + e.getMessage());
    }
  }

  private EventDecoder decoder(
      ChunkTypes of, Pools pools, Chunk chunk, Selection selection, EventSink sink)
      throws MalformedException {
    return new EventDecoder(of, pools, chunk.header(), selection, frames(), sink);
  }

  /** Returns where the frames of a chunk are, so that equal ones of all chunks are one. */
  private synchronized RecordingFrames frames() {
    if (frames.list().size() > MOST_FRAMES) {
      frames = new RecordingFrames();
    }
    return frames;
  }

  private static void note(ChunkNotes notes, long damagedConstants) {
    if (damagedConstants > 0) {
      notes.lost(
          "constants-lost",
          "constants cannot be read: threads, stacks or names are missing",
          damagedConstants,
          Optional.empty());
    }
  }

  private static void noteCut(ChunkNotes notes, long stacks) {
    if (stacks > 0) {
      notes.info("stack-depth-limit", stacks + " stacks are deeper than 4096 frames and were cut");
    }
  }
}
