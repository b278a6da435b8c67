package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.ThreadRef;
import java.util.List;
import java.util.function.Function;

/**
 * Somebody who takes further events out of the first pass, so that a recording need not be read
 * once more for them.
 *
 * @param <T> takes the events of one chunk
 */
public interface FirstPassVisitor<T extends EventSink> {
  /** Returns which events are wanted beside those of the index; always the same object. */
  RawChoice choice();

  /**
   * Returns what takes the declared types and the raw events of a chunk. Those of different chunks
   * are used by several threads at once.
   */
  T begin(Chunk chunk);

  /**
   * Returns samples that the events of a chunk stand for, once the chunk has been read; they are
   * treated like those of the recording itself.
   */
  default List<Event.Sample> samples(T events) {
    return List.of();
  }

  /**
   * Takes what a chunk had. Called for the chunks in file order, by one thread.
   *
   * @param threads the thread that the chunk means; valid during the call
   */
  void end(Chunk chunk, T events, Function<ThreadRef, TimelineThread> threads);
}
