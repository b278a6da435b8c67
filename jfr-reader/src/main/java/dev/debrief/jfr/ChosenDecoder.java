package dev.debrief.jfr;

import dev.debrief.jfr.decode.ChunkDecoder;
import dev.debrief.jfr.decode.DeclinedException;
import dev.debrief.jfr.decode.DecodeOutcome;
import dev.debrief.jfr.jmc.JmcDecoder;
import dev.debrief.jfr.streaming.StreamingDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The decoders of a recording by choice: the first that does not decline a chunk reads it. JMC's is
 * not even loaded before a chunk needs it. Safe for use by several threads.
 */
final class ChosenDecoder implements ChunkDecoder {
  private final Parser parser;
  private final @Nullable StreamingDecoder streaming;
  private final Set<String> used = new ConcurrentSkipListSet<>();
  private @Nullable JmcDecoder jmc;

  ChosenDecoder(Parser parser, Executor spare) {
    this.parser = parser;
    this.streaming = parser == Parser.JMC ? null : new StreamingDecoder(spare);
  }

  /** Returns the names of the decoders that were needed. */
  @Override
  public String name() {
    List<String> names = new ArrayList<>(used);
    names.sort((a, b) -> b.compareTo(a));
    return names.isEmpty() ? "none" : String.join("+", names);
  }

  @Override
  public ChunkHeader legacyHeader(ByteSource file, Chunk chunk) throws IOException {
    return parser == Parser.STREAMING ? chunk.header() : jmc().legacyHeader(file, chunk);
  }

  @Override
  public DecodeOutcome decode(ByteSource file, Chunk chunk, Selection selection, EventSink sink)
      throws IOException {
    Diagnostics notes = new Diagnostics();
    if (streaming != null) {
      try {
        DecodeOutcome outcome = streaming.decode(file, chunk, selection, sink);
        used.add(streaming.name());
        return outcome;
      } catch (DeclinedException e) {
        if (parser == Parser.STREAMING) {
          return declined(file, chunk, e);
        }
        if (!chunk.header().legacy()) {
          note(notes, Diagnostic.Level.INFO, file, chunk, e);
        }
      }
    }
    DecodeOutcome outcome = jmc().decode(file, chunk, selection, sink);
    used.add(jmc().name());
    notes.addAll(outcome.diagnostics());
    return new DecodeOutcome(outcome.state(), outcome.lostBytes(), notes.list());
  }

  private static DecodeOutcome declined(ByteSource file, Chunk chunk, DeclinedException why) {
    Diagnostics notes = new Diagnostics();
    note(notes, Diagnostic.Level.DATA_LOSS, file, chunk, why);
    return new DecodeOutcome(Chunk.State.LOST, chunk.lengthBytes(), notes.list());
  }

  private static void note(
      Diagnostics notes,
      Diagnostic.Level level,
      ByteSource file,
      Chunk chunk,
      DeclinedException why) {
    notes.add(
        new Diagnostic(
            "chunk-declined",
            level,
            "the streaming parser does not read the chunk: " + why.getMessage(),
            1,
            Optional.of(
                new Diagnostic.Position(file.name(), chunk.number(), chunk.offsetBytes(), 0))));
  }

  private synchronized JmcDecoder jmc() {
    JmcDecoder known = jmc;
    if (known == null) {
      known = new JmcDecoder();
      jmc = known;
    }
    return known;
  }
}
