package dev.debrief.converter;

import dev.debrief.converter.rules.ChunkModel;
import dev.debrief.converter.rules.ChunkText;

/**
 * Looks at what is about to be written. Every chunk is checked in the form that it has before it
 * becomes text, and its text for framing and sizes only. What nothing but the text can show
 * (escapes, the spelling of numbers, the names of fields) comes from the same code for all chunks,
 * so the text of an excerpt of one chunk of each profile stands for that of the others.
 */
@FunctionalInterface
public interface FileCheck {
  /** Accepts everything. */
  FileCheck NONE = (name, content) -> {};

  /**
   * Checks the text of a file, or of an excerpt that was made in the same way. May be called by
   * several threads at the same time.
   *
   * @param name what it is, for people
   * @param content its bytes; to be read during the call only, never changed
   * @throws IllegalStateException if the content must not be written, which is a bug of ours
   */
  void check(String name, byte[] content);

  /**
   * Checks any chunk. May be called by several threads at the same time.
   *
   * @param text the chunk as it will be written
   * @throws IllegalStateException if the chunk must not be written, which is a bug of ours
   */
  default void check(ChunkModel model, ChunkText text) {}

  /** Returns whether chunks are looked at, so that a model has to be made of them. */
  default boolean wantsModels() {
    return false;
  }
}
