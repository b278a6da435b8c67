package dev.debrief.jfr;

import dev.debrief.jfr.Diagnostic.Level;
import dev.debrief.jfr.chunk.ChunkFinder;
import dev.debrief.jfr.chunk.Headers;
import dev.debrief.jfr.decode.ChunkDecoder;
import dev.debrief.jfr.decode.DecodeOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Reads a recording chunk by chunk. Each chunk is decoded with its own clock, metadata and constant
 * pools and never shares anything with another, so any of them may be read at any time, again, or
 * not at all. Memory is bounded by the largest chunk. Several threads may read different chunks at
 * once.
 */
public final class RecordingReader implements EventSource {
  private final Recording recording;
  private final ChunkTable table;
  private final ChunkDecoder decoder;
  private final List<Chunk> chunks;

  /**
   * What was noted when a chunk was read first, by its number: the order of reading is no matter.
   */
  private final SortedMap<Integer, List<Diagnostic>> notes = new TreeMap<>();

  private RecordingReader(Recording recording, ChunkTable table, ChunkDecoder decoder) {
    this.recording = recording;
    this.table = table;
    this.decoder = decoder;
    this.chunks = new ArrayList<>(table.chunks());
  }

  /**
   * Finds the chunks of a recording. The recording stays the caller's to close.
   *
   * @throws RecordingException if there is no chunk at all in it
   * @throws IOException if a file cannot be read
   */
  public static RecordingReader open(Recording recording) throws RecordingException, IOException {
    return open(recording, Parser.AUTO);
  }

  /**
   * Finds the chunks of a recording, to be read by a parser of choice.
   *
   * @throws RecordingException if there is no chunk at all in it
   * @throws IOException if a file cannot be read
   */
  public static RecordingReader open(Recording recording, Parser parser)
      throws RecordingException, IOException {
    return open(recording, parser, ahead -> {});
  }

  /**
   * Finds the chunks of a recording, to be read with the help of other threads.
   *
   * @param spare runs tasks that make the reading of a large chunk quicker, on other threads; one
   *     that is not run, or later, does no harm
   * @throws RecordingException if there is no chunk at all in it
   * @throws IOException if a file cannot be read
   */
  public static RecordingReader open(Recording recording, Parser parser, Executor spare)
      throws RecordingException, IOException {
    Diagnostics notes = new Diagnostics();
    ChunkFinder finder = new ChunkFinder(recording, notes);
    List<Chunk> chunks = finder.find();
    if (chunks.isEmpty()) {
      throw new RecordingException(
          "not-a-recording", recording.name() + ": holds no chunk of a flight recording");
    }
    ChunkDecoder decoder = new ChosenDecoder(parser, spare);
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.header().legacy() && chunk.readable()) {
        ByteSource file = recording.files().get(chunk.file());
        chunks.set(i, chunk.with(decoder.legacyHeader(file, chunk)));
      }
    }
    ChunkTable table = new ChunkTable(chunks, notes.list());
    return new RecordingReader(recording, table, decoder);
  }

  /** Returns where the chunks lie, as found before any was read. */
  public ChunkTable table() {
    return table;
  }

  /**
   * Returns the recording's id: SHA-256 over every chunk's header, size and last 4 KiB, in
   * lower-case hex. It is read from the recording at each call; any thread may call, at any time
   * before the recording is closed.
   *
   * @throws IOException if a file cannot be read
   */
  public String recordingId() throws IOException {
    return ChunkFinder.recordingId(recording, table.chunks());
  }

  /** Returns the names of the decoders that were needed so far, for the manifest. */
  public String parser() {
    return decoder.name();
  }

  @Override
  public synchronized List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  @Override
  public void read(Chunk chunk, Selection selection, EventSink sink) throws IOException {
    Chunk known = known(chunk);
    if (!known.readable()) {
      return;
    }
    if (!chunk.header().legacy() && !Headers.clockUsable(chunk.header())) {
      noteClock(known);
      return;
    }
    ByteSource file = recording.files().get(chunk.file());
    if (isNoted(chunk)) {
      decoder.decode(file, chunk, selection, sink);
      return;
    }
    MissingReferences missing = new MissingReferences(sink);
    DecodeOutcome outcome = decoder.decode(file, chunk, selection, missing);
    Diagnostics found = new Diagnostics();
    found.addAll(outcome.diagnostics());
    missing.note(found, position(chunk));
    boolean incomplete = known.state() == Chunk.State.PARTIAL || missing.any();
    boolean partial = outcome.state() == Chunk.State.WHOLE && incomplete;
    refine(
        known,
        partial ? Chunk.State.PARTIAL : outcome.state(),
        chunk.lostBytes() + outcome.lostBytes(),
        found);
  }

  private synchronized Chunk known(Chunk chunk) {
    return chunks.get(chunk.number() - 1);
  }

  private synchronized boolean isNoted(Chunk chunk) {
    return notes.containsKey(chunk.number());
  }

  private void noteClock(Chunk chunk) {
    Diagnostics found = new Diagnostics();
    found.add(
        "clock-unusable",
        Level.DATA_LOSS,
        "the header's clock is damaged, so no event of the chunk has a time",
        position(chunk));
    refine(chunk, Chunk.State.LOST, chunk.lengthBytes(), found);
  }

  private Diagnostic.Position position(Chunk chunk) {
    String file = recording.files().get(chunk.file()).name();
    return new Diagnostic.Position(file, chunk.number(), chunk.offsetBytes(), chunk.lengthBytes());
  }

  private synchronized void refine(
      Chunk chunk, Chunk.State state, long lostBytes, Diagnostics found) {
    chunks.set(chunk.number() - 1, chunk.with(state, lostBytes));
    notes.put(chunk.number(), found.list());
  }

  @Override
  public synchronized List<Diagnostic> diagnostics() {
    Diagnostics all = new Diagnostics();
    all.addAll(table.diagnostics());
    notes.values().forEach(all::addAll);
    return all.list();
  }
}
