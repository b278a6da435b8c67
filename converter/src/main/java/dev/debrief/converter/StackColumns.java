package dev.debrief.converter;

/**
 * The stacks of one profile chunk, one after the other in columns, and the frames they name by
 * numbers of the chunk's own: the more frequent the smaller.
 */
final class StackColumns {
  private final int[] ends;
  private final int[] frameNumbers;
  private final int[] frames;
  private final int[] uses;

  private StackColumns(int[] ends, int[] frameNumbers, int[] frames, int[] uses) {
    this.ends = ends;
    this.frameNumbers = frameNumbers;
    this.frames = frames;
    this.uses = uses;
  }

  /**
   * Collects stacks of a table.
   *
   * @param stacks their numbers in the table
   */
  static StackColumns of(StackTable tables, int[] stacks) {
    int[] all = tables.frameNumbers();
    int[] ends = new int[stacks.length];
    int length = 0;
    Ranking ranking = new Ranking(tables.frames().size());
    for (int i = 0; i < stacks.length; i++) {
      int end = tables.end(stacks[i]);
      int start = tables.start(stacks[i]);
      for (int at = start; at < end; at++) {
        ranking.count(all[at]);
      }
      length += end - start;
      ends[i] = length;
    }
    ranking.rank();
    int[] numbers = new int[length];
    int next = 0;
    for (int stack : stacks) {
      int end = tables.end(stack);
      for (int at = tables.start(stack); at < end; at++) {
        numbers[next++] = ranking.rankOf(all[at]);
      }
    }
    return new StackColumns(ends, numbers, ranking.numbers(), ranking.uses());
  }

  /** For each stack the index after its last frame number. */
  int[] ends() {
    return ends;
  }

  /** The frame numbers of each stack, leaf first. */
  int[] frameNumbers() {
    return frameNumbers;
  }

  /** The frame of each number, as a number of the window's table. */
  int[] frames() {
    return frames;
  }

  /** How often each frame number occurs. */
  int[] uses() {
    return uses;
  }

  /** Returns the frames of one stack, each as a number of the window's table, leaf first. */
  int[] framesOf(int stack) {
    int start = stack == 0 ? 0 : ends[stack - 1];
    int[] ofStack = new int[ends[stack] - start];
    for (int i = 0; i < ofStack.length; i++) {
      ofStack[i] = frames[frameNumbers[start + i]];
    }
    return ofStack;
  }
}
