package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * The recordings in a zip archive, one per entry. Entries are known by their place in the archive's
 * directory, because names may repeat; nothing is ever written under an entry's name.
 */
final class ZipRecordings {
  private final Origin archive;
  private final Unpacker unpacker;

  ZipRecordings(Origin archive, Unpacker unpacker) {
    this.archive = archive;
    this.unpacker = unpacker;
  }

  /**
   * Finds the recordings, in the order of the archive's directory. An entry counts if its name or
   * its first bytes say so.
   *
   * @param notes takes one note per entry that is left out
   */
  List<Entry> list(List<Diagnostic> notes) throws RecordingException {
    List<Entry> found = new ArrayList<>();
    try (ByteSource source = archive.open();
        ZipFile zip = open(source)) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      for (int i = 0; i < entries.size(); i++) {
        ZipArchiveEntry entry = entries.get(i);
        if (isRecording(zip, entry)) {
          found.add(new Entry(this, i, entry.getName()));
        } else if (!entry.isDirectory()) {
          notes.add(leftOut(archive.name().entry(entry.getName())));
        }
      }
      return found;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static boolean isRecording(ZipFile zip, ZipArchiveEntry entry) {
    if (entry.isDirectory() || entry.getName().startsWith("__MACOSX/")) {
      return false;
    }
    if (FileNames.saysRecording(entry.getName())) {
      return true;
    }
    try (InputStream stream = zip.getInputStream(entry)) {
      Content content = Content.of(stream.readNBytes(Content.HEAD_BYTES));
      return content == Content.RECORDING
          || (content.isStream() && RecordingPeek.holdsRecording(zip.getInputStream(entry)));
    } catch (IOException e) {
      return false;
    }
  }

  private static Diagnostic leftOut(SourceName entry) {
    return new Diagnostic(
        "left-out",
        Diagnostic.Level.INFO,
        entry.path() + ": not a recording, left out",
        1,
        Optional.of(new Diagnostic.Position(entry.shortName(), 0, 0, 0)));
  }

  private static ZipFile open(ByteSource source) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new ByteSourceChannel(source)).get();
  }

  private RecordingException damaged(IOException cause) {
    return new RecordingException(
        "damaged-archive",
        "%s: the zip archive is cut off or damaged (%s)"
            .formatted(archive.name().path(), IoReason.of(cause)),
        cause);
  }

  /**
   * An entry of the archive.
   *
   * @param index place in the archive's directory
   */
  record Entry(ZipRecordings zip, int index, String entryName) implements RecordingFile {
    @Override
    public SourceName name() {
      return zip.archive.name().entry(entryName);
    }

    @Override
    public ByteSource open(Diagnostics notes) throws RecordingException {
      return zip.open(this, notes);
    }
  }

  private ByteSource open(Entry wanted, Diagnostics notes) throws RecordingException {
    try (ByteSource source = archive.open();
        ZipFile zip = open(source)) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (wanted.index() >= entries.size()) {
        throw new ZipException("the archive has changed");
      }
      ZipArchiveEntry entry = entries.get(wanted.index());
      requireSupported(zip, entry, wanted.name());
      ExpansionLimit limit =
          unpacker.limit(Math.min(entry.getCompressedSize(), source.sizeBytes()));
      InputStream content = new VerifiedStream(zip.getInputStream(entry), entry.getCrc());
      InputStream stream = new ExpandedStream(content, () -> 0, limit);
      return RecordingFile.checked(
          unpacker.unpack(stream, limit, wanted.name(), notes), wanted.name());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static void requireSupported(ZipFile zip, ZipArchiveEntry entry, SourceName name)
      throws RecordingException {
    if (zip.canReadEntryData(entry)) {
      return;
    }
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    String how =
        entry.getGeneralPurposeBit().usesEncryption()
            ? "encrypted"
            : "compressed with " + (method == null ? "method " + entry.getMethod() : method);
    throw new RecordingException(
        "unsupported-compression",
        name.path() + ": " + how + ", which is not supported; unpack it first (unzip)");
  }

  /** The bytes of an entry; fails at their end if their checksum is not the archive's. */
  private static final class VerifiedStream extends CheckedInputStream {
    private final long expectedCrc;

    VerifiedStream(InputStream stream, long expectedCrc) {
      super(stream, new CRC32());
      this.expectedCrc = expectedCrc;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read < 0 && getChecksum().getValue() != expectedCrc) {
        throw new ZipException("its checksum is wrong");
      }
      return read;
    }
  }
}
