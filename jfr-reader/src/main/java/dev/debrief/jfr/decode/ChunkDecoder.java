package dev.debrief.jfr.decode;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.Selection;
import java.io.IOException;

/**
 * Turns the bytes of one chunk into events. Every decoder gives the same events for the same chunk
 * and treats damage as data: what can be saved reaches the sink, the rest is in the outcome.
 */
public interface ChunkDecoder {
  /** Returns the decoder's name for the manifest and for {@code --parser}. */
  String name();

  /**
   * Completes the header of a chunk of format 0.9, whose times stand in its metadata.
   *
   * @return the header with the chunk's start and duration, unchanged if they cannot be read
   * @throws IOException if the file cannot be read
   */
  ChunkHeader legacyHeader(ByteSource file, Chunk chunk) throws IOException;

  /**
   * Decodes a chunk.
   *
   * @param file the file that holds the chunk
   * @throws DeclinedException if the decoder does not read such chunks; the sink has got nothing
   * @throws IOException if the file cannot be read
   */
  DecodeOutcome decode(ByteSource file, Chunk chunk, Selection selection, EventSink sink)
      throws IOException;
}
