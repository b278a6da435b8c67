package dev.debrief.converter;

/** Looks at a complete file in memory before it is written. */
@FunctionalInterface
public interface FileCheck {
  /** Accepts everything. */
  FileCheck NONE = (name, content) -> {};

  /**
   * Checks a file.
   *
   * @param name name of the file within the output directory
   * @param content its bytes; to be read during the call only, never changed
   * @throws IllegalStateException if the content must not be written, which is a bug of ours
   */
  void check(String name, byte[] content);
}
