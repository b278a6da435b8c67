package dev.debrief.converter;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stacks of one window, numbered from 0, as numbers of frames, leaf first. Stacks that are
 * shown alike have one number.
 */
final class StackTable {
  private final FrameTable frames;
  private final FrameStyle.Lines lines;
  private NumberTable<StackTrace> running = new NumberTable<>();
  private final Map<WaitKind, NumberTable<StackTrace>> waiting = new EnumMap<>(WaitKind.class);
  private final Map<WaitKind, Integer> waitFrames = new EnumMap<>(WaitKind.class);
  private final StackList list = new StackList();
  private int[] scratch = new int[256];

  StackTable(FrameTable frames, FrameStyle.Lines lines) {
    this.frames = frames;
    this.lines = lines;
  }

  /** Returns the number of the stack without frames, which means that nothing is known. */
  int gap() {
    return list.number(scratch, 0);
  }

  /** Returns the number of a stack whose thread ran, or waited for something. */
  int number(StackTrace stack, Optional<WaitKind> wait) {
    NumberTable<StackTrace> known =
        wait.isPresent()
            ? waiting.computeIfAbsent(wait.get(), kind -> new NumberTable<>())
            : running;
    int number = known.get(stack);
    if (number == NumberTable.NONE) {
      int depth = show(stack, wait);
      number = list.number(scratch, depth); // which may be a larger one now
      known.put(stack, number);
    }
    return number;
  }

  /** Lets go of what is needed to number more stacks. */
  void seal() {
    frames.seal();
    list.seal();
    waiting.clear();
    running = new NumberTable<>();
  }

  /** Returns the stacks by number. */
  StackList list() {
    return list;
  }

  /** Returns the frames by number. */
  FrameTable frames() {
    return frames;
  }

  /** Writes the frames of a stack down, and returns how many they are. */
  private int show(StackTrace stack, Optional<WaitKind> wait) {
    int depth = stack.depth();
    if (depth + 2 > scratch.length) {
      scratch = new int[2 * depth];
    }
    int size = 0;
    if (wait.isPresent()) {
      scratch[size++] =
          waitFrames.computeIfAbsent(wait.get(), kind -> frames.number(ProfileFrame.waiting(kind)));
    }
    for (int i = 0; i < depth; i++) {
      scratch[size++] = frames.number(stack, i, hasLine(i));
    }
    if (stack.truncated()) {
      scratch[size++] = frames.number(ProfileFrame.TRUNCATED);
    } else if (size == 0) {
      scratch[size++] = frames.number(ProfileFrame.NO_STACK);
    }
    return size;
  }

  private boolean hasLine(int depth) {
    return switch (lines) {
      case NONE -> false;
      case LEAF -> depth == 0;
      case ALL -> true;
    };
  }
}
