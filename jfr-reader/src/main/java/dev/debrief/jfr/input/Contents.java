package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.util.List;

/**
 * The files of one recording, after a look into archives.
 *
 * @param name what the recording will be called: for the only recording of an archive the archive's
 *     name, for one of several the entry's, else the file's or the repository's
 * @param path what the user reads of it
 */
record Contents(String name, String path, List<RecordingFile> files) {
  Contents {
    files = List.copyOf(files);
  }

  /**
   * Returns the recordings in a candidate: one, or those of an archive.
   *
   * @param notes takes what is left out of an archive
   * @throws RecordingException if it is an archive that is damaged or holds no recording
   */
  static List<Contents> of(Candidate candidate, Unpacker unpacker, List<Diagnostic> notes)
      throws RecordingException {
    Origin first = candidate.files().get(0);
    if (candidate.files().size() == 1 && isArchive(first)) {
      return ofArchive(candidate, new ZipRecordings(first, unpacker).list(notes));
    }
    List<RecordingFile> files =
        candidate.files().stream()
            .<RecordingFile>map(origin -> new RecordingFile.Whole(origin, unpacker))
            .toList();
    return List.of(new Contents(candidate.name(), candidate.path(), files));
  }

  private static List<Contents> ofArchive(Candidate archive, List<ZipRecordings.Entry> entries)
      throws RecordingException {
    if (entries.isEmpty()) {
      throw new RecordingException(
          "no-recordings", archive.path() + ": no recording in this zip archive");
    }
    return entries.stream()
        .map(
            entry ->
                new Contents(
                    entries.size() == 1 ? archive.name() : FileNames.ofEntry(entry.entryName()),
                    entry.name().path(),
                    List.of(entry)))
        .toList();
  }

  /** A file that cannot be read now is told when it is opened, like any other. */
  private static boolean isArchive(Origin origin) {
    try (ByteSource source = origin.open()) {
      return Content.of(source) == Content.ZIP;
    } catch (IOException | RecordingException e) {
      return false;
    }
  }
}
