package dev.debrief.engine;

/**
 * Listens to a run, and may end it. All methods are called by the thread that runs the request,
 * often; they must return fast.
 *
 * @param <T> what comes of an input
 */
public interface Progress<T> {
  /** Returns a listener that does nothing. */
  static <T> Progress<T> none() {
    return new Progress<>() {};
  }

  /**
   * An input is begun.
   *
   * @param name the recording's name
   * @param number counted from 1
   * @param total how many inputs there are
   */
  default void input(String name, int number, int total) {}

  /**
   * Work on the input that was begun last.
   *
   * @param doneBytes bytes of the recording that are behind us, counting every pass over it
   * @param totalBytes bytes that there are to read, in all passes
   */
  default void advanced(long doneBytes, long totalBytes) {}

  /** An input is done, well or not. */
  default void done(Outcome<T> outcome) {}

  /**
   * Returns whether to stop as soon as possible. The run then deletes what it has not finished and
   * ends with a {@link java.util.concurrent.CancellationException}.
   */
  default boolean cancelled() {
    return false;
  }
}
