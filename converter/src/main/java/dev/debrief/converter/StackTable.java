package dev.debrief.converter;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
  private Map<IntBuffer, Integer> numbersOfShown = new HashMap<>();
  private final List<int[]> stacks = new ArrayList<>();

  StackTable(FrameTable frames, FrameStyle.Lines lines) {
    this.frames = frames;
    this.lines = lines;
  }

  /** Returns the number of the stack without frames, which means that nothing is known. */
  int gap() {
    return number(new int[0]);
  }

  /** Returns the number of a stack whose thread ran, or waited for something. */
  int number(StackTrace stack, Optional<WaitKind> wait) {
    NumberTable<StackTrace> known =
        wait.isPresent()
            ? waiting.computeIfAbsent(wait.get(), kind -> new NumberTable<>())
            : running;
    int number = known.get(stack);
    if (number == NumberTable.NONE) {
      number = number(shown(stack, wait));
      known.put(stack, number);
    }
    return number;
  }

  /** Lets go of what is needed to number more stacks. */
  void seal() {
    numbersOfShown = Map.of();
    waiting.clear();
    running = new NumberTable<>();
  }

  /** Returns how many stacks there are. */
  int size() {
    return stacks.size();
  }

  /** Returns the frames of a stack; not to be changed. */
  int[] stack(int number) {
    return stacks.get(number);
  }

  /** Returns the frames by number. */
  FrameTable frames() {
    return frames;
  }

  private int number(int[] shown) {
    Integer number = numbersOfShown.putIfAbsent(IntBuffer.wrap(shown), stacks.size());
    if (number == null) {
      stacks.add(shown);
      return stacks.size() - 1;
    }
    return number;
  }

  private int[] shown(StackTrace stack, Optional<WaitKind> wait) {
    int[] shown = new int[stack.depth() + 2];
    int size = 0;
    if (wait.isPresent()) {
      shown[size++] =
          waitFrames.computeIfAbsent(wait.get(), kind -> frames.number(ProfileFrame.waiting(kind)));
    }
    for (int i = 0; i < stack.depth(); i++) {
      shown[size++] = frames.number(stack.frame(i), hasLine(i));
    }
    if (stack.truncated()) {
      shown[size++] = frames.number(ProfileFrame.TRUNCATED);
    }
    if (size == 0) {
      shown[size++] = frames.number(ProfileFrame.NO_STACK);
    }
    return Arrays.copyOf(shown, size);
  }

  private boolean hasLine(int depth) {
    return switch (lines) {
      case NONE -> false;
      case LEAF -> depth == 0;
      case ALL -> true;
    };
  }
}
