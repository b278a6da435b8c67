package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stacks of one chunk, numbered from 0, as numbers of frames, leaf first. Stacks that are shown
 * alike have one number.
 */
final class StackTable {
  private final FrameTable frames;
  private final FrameStyle.Lines lines;
  // Looks up by identity first, as every hash map does, and a stack trace knows its hash.
  private final Map<StackTrace, Integer> running = new HashMap<>();
  private final Map<WaitKind, Map<StackTrace, Integer>> waiting = new HashMap<>();
  private final Map<IntBuffer, Integer> indexesOfShown = new HashMap<>();
  private final List<int[]> stacks = new ArrayList<>();

  StackTable(FrameTable frames, FrameStyle.Lines lines) {
    this.frames = frames;
    this.lines = lines;
  }

  /** Returns the number of the stack without frames, which means that nothing is known. */
  int gap() {
    return index(new int[0]);
  }

  /** Returns the number of a stack whose thread ran, or waited for something. */
  int index(StackTrace stack, Optional<WaitKind> wait) {
    Map<StackTrace, Integer> known =
        wait.isPresent() ? waiting.computeIfAbsent(wait.get(), kind -> new HashMap<>()) : running;
    Integer index = known.get(stack);
    if (index == null) {
      index = index(shown(stack, wait));
      known.put(stack, index);
    }
    return index;
  }

  /** Returns the stacks in the order of their numbers. */
  List<int[]> stacks() {
    return stacks;
  }

  private int index(int[] shown) {
    Integer index = indexesOfShown.putIfAbsent(IntBuffer.wrap(shown), stacks.size());
    if (index == null) {
      stacks.add(shown);
      return stacks.size() - 1;
    }
    return index;
  }

  private int[] shown(StackTrace stack, Optional<WaitKind> wait) {
    List<Frame> traced = stack.frames();
    int[] shown = new int[traced.size() + 2];
    int size = 0;
    if (wait.isPresent()) {
      shown[size++] = frames.index(ProfileFrame.waiting(wait.get()));
    }
    for (int i = 0; i < traced.size(); i++) {
      shown[size++] = frames.index(traced.get(i), hasLine(i));
    }
    if (stack.truncated()) {
      shown[size++] = frames.index(ProfileFrame.TRUNCATED);
    }
    if (size == 0) {
      shown[size++] = frames.index(ProfileFrame.NO_STACK);
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
