package dev.debrief.jfr.jmc;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.chunk.ChunkImage;
import dev.debrief.jfr.chunk.Framing;
import dev.debrief.jfr.decode.DecodeOutcome;
import dev.debrief.jfr.jmc.JmcDecoder.Attempt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gets out of one chunk what can be got: lets JMC read, covers the event that it stumbled over,
 * lets it read again. Where JMC stumbles before the first event, the fault is in a constant pool:
 * each is tried alone, and those that cannot be read are left out.
 */
final class Salvage {
  private static final int MAX_COVERED_EVENTS = 32;
  private static final int MAX_CHECKPOINTS_TRIED = 256;

  private final JmcParser parser;
  private final ByteSource file;
  private final Chunk chunk;
  private final Framing framing;
  private final ChunkImage image;
  private final Attempt attempt;
  private long lostBytes;
  private boolean poolsTried;
  private boolean metadataLost;

  Salvage(
      JmcParser parser,
      ByteSource file,
      Chunk chunk,
      Framing framing,
      ChunkImage image,
      Attempt attempt) {
    this.parser = parser;
    this.file = file;
    this.chunk = chunk;
    this.framing = framing;
    this.image = image;
    this.attempt = attempt;
  }

  DecodeOutcome run() throws IOException {
    noteFraming();
    Optional<String> failure = parser.parse(image.open(), chunk.lengthBytes(), attempt.sinks);
    for (int i = 0; failure.isPresent() && i < MAX_COVERED_EVENTS; i++) {
      if (!recover(failure.get())) {
        break;
      }
      attempt.delivery.restart();
      failure = parser.parse(image.open(), chunk.lengthBytes(), attempt.sinks);
    }
    if (failure.isPresent() && !metadataLost) {
      noteRest(failure.get());
    }
    noteStacks();
    attempt.sinks.handOver(attempt.sink);
    return outcome(failure.isPresent());
  }

  private DecodeOutcome outcome(boolean gaveUp) {
    List<Diagnostic> notes = attempt.notes.list();
    boolean lossless = notes.stream().noneMatch(n -> n.level() == Level.DATA_LOSS);
    boolean nothing = gaveUp && attempt.delivery.counts().isEmpty();
    Chunk.State state =
        nothing ? Chunk.State.LOST : lossless ? Chunk.State.WHOLE : Chunk.State.PARTIAL;
    return new DecodeOutcome(state, nothing ? chunk.lengthBytes() : lostBytes, notes);
  }

  private void noteFraming() {
    framing
        .undeclared()
        .ifPresent(
            first ->
                attempt.notes.add(
                    new Diagnostic(
                        "event-undeclared",
                        Level.DATA_LOSS,
                        "events have a type that the recording does not describe",
                        framing.undeclaredCount(),
                        Optional.of(
                            new Diagnostic.Position(
                                file.name(), chunk.number(), chunk.offsetBytes() + first, 0)))));
    for (Framing.Damage damage : framing.damages()) {
      if (damage.from() != framing.cutCheckpoint().orElse(-1)) {
        lose("event-damaged", "bytes that are no event are left out", damage);
      }
    }
    if (framing.checkpointOffsets().isEmpty()) {
      JmcDecoder.note(
          attempt.notes,
          "constants-lost",
          "no constant pool was found: threads, stacks and names are missing",
          file,
          chunk,
          chunk.header().constantPoolOffset());
    }
    if (!image.mended().isEmpty()) {
      attempt.notes.add(
          "header-mended",
          Level.INFO,
          "put right from the chunk's content: " + String.join(", ", image.mended()),
          new Diagnostic.Position(file.name(), chunk.number(), chunk.offsetBytes(), 0));
    }
  }

  private void lose(String code, String message, Framing.Damage damage) {
    lostBytes += damage.length();
    attempt.notes.add(
        code,
        Level.DATA_LOSS,
        message,
        new Diagnostic.Position(
            file.name(), chunk.number(), chunk.offsetBytes() + damage.from(), damage.length()));
  }

  /** Puts the cause of a failure out of the way; returns whether another attempt is worth it. */
  private boolean recover(String why) throws IOException {
    if (attempt.delivery.position() == 0 && !poolsTried) {
      poolsTried = true;
      image.relink(List.of());
      if (!readsConstants()) {
        noteMetadata(why);
        return false;
      }
      if (dropUnreadablePools(why)) {
        return true;
      }
    }
    Optional<Framing.Damage> event = framing.event(attempt.delivery.position());
    if (event.isEmpty()) {
      return false;
    }
    image.cover(event.get());
    attempt.delivery.cover();
    lose("event-damaged", "an event cannot be read: " + why, event.get());
    return true;
  }

  private boolean dropUnreadablePools(String why) throws IOException {
    List<Long> all = framing.checkpointOffsets();
    if (all.size() > MAX_CHECKPOINTS_TRIED) {
      return false;
    }
    List<Long> readable = new ArrayList<>();
    for (long offset : all) {
      image.relink(List.of(offset));
      if (readsConstants()) {
        readable.add(offset);
      }
    }
    image.relink(readable);
    if (readable.size() < all.size()) {
      JmcDecoder.note(
          attempt.notes,
          "constants-lost",
          all.size()
              - readable.size()
              + " of "
              + all.size()
              + " constant pools cannot be read: "
              + why,
          file,
          chunk,
          chunk.header().constantPoolOffset());
    }
    return readable.size() < all.size();
  }

  /** Returns whether JMC gets through the constants, or up to the first event after them. */
  private boolean readsConstants() {
    Selection nothing = new Selection(Set.of(), Set.of(), Set.of());
    Delivery probe = new Delivery();
    Optional<String> failure =
        parser.parse(
            image.open(), chunk.lengthBytes(), new JmcSinks(nothing, Optional.empty(), probe));
    return failure.isEmpty() || probe.position() > 0;
  }

  private void noteRest(String why) throws IOException {
    long offset = framing.event(attempt.delivery.position()).map(Framing.Damage::from).orElse(0L);
    lostBytes += Math.max(0, chunk.lengthBytes() - offset);
    JmcDecoder.note(
        attempt.notes,
        "event-damaged",
        "the rest of the chunk cannot be read: " + why,
        file,
        chunk,
        offset);
  }

  private void noteMetadata(String why) {
    metadataLost = true;
    JmcDecoder.note(
        attempt.notes,
        "metadata-lost",
        "the description of the event types cannot be read, so no event can be: " + why,
        file,
        chunk,
        framing.metadataOffset());
  }

  private void noteStacks() {
    if (attempt.sinks.cutStacks() > 0) {
      attempt.notes.add(
          "stack-depth-limit",
          Level.INFO,
          attempt.sinks.cutStacks() + " stacks are deeper than 4096 frames and were cut",
          new Diagnostic.Position(file.name(), chunk.number(), chunk.offsetBytes(), 0));
    }
  }
}
