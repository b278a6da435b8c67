package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.RecordingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/**
 * Unpacks streams into private temporary files. A damaged stream gives what could be unpacked of
 * it. Memory is bounded by a few buffers. Safe for use by several threads.
 *
 * @param directory where temporary files are made
 * @param maxExpandedBytes how large one unpacked input may become
 */
record Unpacker(Path directory, long maxExpandedBytes) {
  /** Room that is left on the disk for others. */
  private static final long RESERVE_BYTES = 64L << 20;

  /** A compressed file in an archive, or one that was compressed twice by mistake. */
  private static final int MAX_LAYERS = 2;

  /** Small, because what a broken piece of input would have given is lost. */
  private static final int GZIP_BUFFER_BYTES = 512;

  private static final String DAMAGED = "compressed-stream-damaged";

  private static final int COPY_BYTES = 1 << 16;

  /** Returns how large an input of this packed size may become. */
  ExpansionLimit limit(long packedBytes) {
    return new ExpansionLimit(maxExpandedBytes, packedBytes);
  }

  /**
   * Copies a stream as it is into a temporary file, bounded by {@link #maxExpandedBytes}.
   *
   * @param notes takes {@code compressed-stream-damaged} if the stream fails after some bytes
   */
  ByteSource spool(InputStream stream, SourceName name, Diagnostics notes)
      throws RecordingException {
    ExpansionLimit limit = ExpansionLimit.ofStream(maxExpandedBytes);
    try {
      return copy(new ExpandedStream(stream, () -> 0, limit), name, notes);
    } catch (ExpansionLimit.ExceededException e) {
      throw limit.exceeded(name.path());
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  /**
   * Unpacks a stream. If it turns out to hold a gzip or lz4 stream, that is unpacked too.
   *
   * @param stream gives the bytes of a file, or an {@link ExpandedStream} with those of an entry of
   *     an archive
   * @param name name of the source that is returned
   * @param notes takes {@code compressed-stream-damaged} if something could not be unpacked
   * @throws RecordingException if nothing could be unpacked, or too much
   */
  ByteSource unpack(InputStream stream, ExpansionLimit limit, SourceName name, Diagnostics notes)
      throws RecordingException {
    try {
      return copy(peel(stream, limit), name, notes);
    } catch (ExpansionLimit.ExceededException e) {
      throw limit.exceeded(name.path());
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  /**
   * Takes the compression off a stream.
   *
   * @throws IOException if there is nothing behind it that could be read
   */
  static InputStream peel(InputStream stream, ExpansionLimit limit) throws IOException {
    InputStream inner = new BufferedInputStream(stream);
    Content content = peek(inner);
    for (int layer = 0; layer < MAX_LAYERS && content.isStream(); layer++) {
      CompressorInputStream decompressor = decompressor(content, inner);
      inner =
          new BufferedInputStream(
              new ExpandedStream(decompressor, decompressor::getBytesRead, limit));
      content = peek(inner);
    }
    return inner;
  }

  /** Returns what a stream that supports marks begins with, and leaves it at its start. */
  static Content peek(InputStream stream) throws IOException {
    stream.mark(Content.HEAD_BYTES);
    byte[] head = stream.readNBytes(Content.HEAD_BYTES);
    stream.reset();
    return Content.of(head);
  }

  private static CompressorInputStream decompressor(Content content, InputStream packed)
      throws IOException {
    return content == Content.LZ4
        ? new FramedLZ4CompressorInputStream(packed, true)
        : GzipCompressorInputStream.builder()
            .setInputStream(packed)
            .setBufferSize(GZIP_BUFFER_BYTES)
            .setDecompressConcatenated(true)
            .get();
  }

  private ByteSource copy(InputStream stream, SourceName name, Diagnostics notes)
      throws RecordingException, IOException {
    TemporaryFile file = new TemporaryFile(directory, RESERVE_BYTES);
    boolean kept = false;
    try {
      drain(stream, file, name, notes);
      ByteSource source = file.source(name.shortName());
      kept = true;
      return source;
    } finally {
      if (!kept) {
        file.close();
      }
    }
  }

  private static void drain(
      InputStream stream, TemporaryFile file, SourceName name, Diagnostics notes)
      throws RecordingException, ExpansionLimit.ExceededException {
    byte[] buffer = new byte[COPY_BYTES];
    long copied = 0;
    try {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        file.write(buffer, read);
        copied += read;
      }
    } catch (ExpansionLimit.ExceededException e) {
      throw e;
    } catch (IOException e) {
      if (copied == 0) {
        throw damaged(name, e);
      }
      notes.add(
          DAMAGED,
          Diagnostic.Level.DATA_LOSS,
          "the packed data is cut off or damaged, what follows could not be unpacked ("
              + IoReason.of(e)
              + ")",
          new Diagnostic.Position(name.shortName(), 0, copied, 0));
    }
  }

  private static RecordingException damaged(SourceName name, IOException cause) {
    return new RecordingException(
        DAMAGED,
        name.path() + ": nothing could be unpacked of it (" + IoReason.of(cause) + ")",
        cause);
  }
}
