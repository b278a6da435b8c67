package dev.debrief.jfr.input;

import java.nio.file.Path;

/**
 * What a file is called.
 *
 * @param shortName its name without directories, for outputs, which do not depend on where a
 *     recording lay: {@code app.jfr}, {@code a.zip!/app.jfr}
 * @param path the same with the directories that the user named, for messages
 */
record SourceName(String shortName, String path) {
  static SourceName of(Path file) {
    Path fileName = file.getFileName();
    return new SourceName((fileName == null ? file : fileName).toString(), file.toString());
  }

  /** Returns the name of an entry of this archive. */
  SourceName entry(String entry) {
    return new SourceName(shortName + "!/" + entry, path + "!/" + entry);
  }
}
