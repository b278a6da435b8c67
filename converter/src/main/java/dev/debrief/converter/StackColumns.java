package dev.debrief.converter;

/**
 * The stacks of one profile chunk, one after the other in columns, and the frames they name by
 * numbers of the chunk's own: the more frequent the smaller.
 */
final class StackColumns {
  private final int[] ends;
  private final int[] frameNumbers;
  private final int[] frames;

  private StackColumns(int[] ends, int[] frameNumbers, int[] frames) {
    this.ends = ends;
    this.frameNumbers = frameNumbers;
    this.frames = frames;
  }

  /**
   * Ranks the frames of stacks of a table by how many of them name each.
   *
   * @param stacks their numbers in the table
   */
  static Ranking rankFrames(StackTable tables, int[] stacks) {
    StackList list = tables.list();
    Ranking ranking = new Ranking(tables.frames().size());
    for (int stack : stacks) {
      int[] page = list.page(stack);
      int end = list.end(stack);
      for (int at = list.start(stack); at < end; at++) {
        ranking.count(page[at]);
      }
    }
    return ranking.rank();
  }

  /**
   * Collects stacks of a table.
   *
   * @param stacks their numbers in the table
   * @param frames their frames as ranked
   */
  static StackColumns of(StackTable tables, int[] stacks, int[] frames) {
    StackList list = tables.list();
    int[] ends = new int[stacks.length];
    int length = 0;
    for (int i = 0; i < stacks.length; i++) {
      length += list.depth(stacks[i]);
      ends[i] = length;
    }
    int[] rankOf = new int[tables.frames().size()];
    for (int rank = 0; rank < frames.length; rank++) {
      rankOf[frames[rank]] = rank;
    }
    int[] numbers = new int[length];
    int next = 0;
    for (int stack : stacks) {
      int[] page = list.page(stack);
      int end = list.end(stack);
      for (int at = list.start(stack); at < end; at++) {
        numbers[next++] = rankOf[page[at]];
      }
    }
    return new StackColumns(ends, numbers, frames);
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
