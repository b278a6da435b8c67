package dev.debrief.jfr.input;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that are meant to be one recording, as far as names tell.
 *
 * @param name what the recording will be called
 * @param path what the user reads of it
 * @param files one file, or the chunk files of a repository in their order
 */
record Candidate(String name, String path, List<Origin> files) {
  Candidate {
    files = List.copyOf(files);
  }

  static Candidate of(Origin file) {
    return new Candidate(
        FileNames.withoutEndings(file.name().shortName()), file.name().path(), List.of(file));
  }

  static Candidate ofRepository(Path directory, String name, List<Path> chunks) {
    List<Origin> files = chunks.stream().<Origin>map(Origin.OnDisk::new).toList();
    return new Candidate(name, directory.toString(), files);
  }
}
