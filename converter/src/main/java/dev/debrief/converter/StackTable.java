package dev.debrief.converter;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import java.util.Arrays;
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
  private NumberTable<Shown> numbersOfShown = new NumberTable<>();
  private int[] frameNumbers = new int[1024];

  /** For each stack the index after its last frame number. */
  private int[] ends = new int[64];

  private int size;

  /** The frame numbers of a stack, equal by content. */
  private static final class Shown {
    private final int[] frames;
    private final int hash;

    Shown(int[] frames) {
      this.frames = frames;
      this.hash = Arrays.hashCode(frames);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shown that && hash == that.hash && Arrays.equals(frames, that.frames);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

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
    frames.seal();
    numbersOfShown = new NumberTable<>();
    waiting.clear();
    running = new NumberTable<>();
  }

  private void add(int[] shown) {
    int start = start(size);
    int end = start + shown.length;
    if (end > frameNumbers.length) {
      frameNumbers = Arrays.copyOf(frameNumbers, Math.max(end, start + (start >> 1)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    System.arraycopy(shown, 0, frameNumbers, start, shown.length);
    ends[size++] = end;
  }

  /** Returns how many stacks there are. */
  int size() {
    return size;
  }

  /** Returns the frame numbers of all stacks, one after the other; not to be changed. */
  int[] frameNumbers() {
    return frameNumbers;
  }

  /** Returns the index of a stack's first frame number. */
  int start(int stack) {
    return stack == 0 ? 0 : ends[stack - 1];
  }

  /** Returns the index after a stack's last frame number. */
  int end(int stack) {
    return ends[stack];
  }

  /** Returns a copy of the frame numbers of a stack. */
  int[] stack(int number) {
    return Arrays.copyOfRange(frameNumbers, start(number), end(number));
  }

  /** Returns the frames by number. */
  FrameTable frames() {
    return frames;
  }

  private int number(int[] shown) {
    Shown key = new Shown(shown);
    int number = numbersOfShown.get(key);
    if (number == NumberTable.NONE) {
      number = size;
      numbersOfShown.put(key, number);
      add(shown);
    }
    return number;
  }

  private int[] shown(StackTrace stack, Optional<WaitKind> wait) {
    boolean empty = wait.isEmpty() && stack.isEmpty() && !stack.truncated();
    int extra = (wait.isPresent() ? 1 : 0) + (stack.truncated() || empty ? 1 : 0);
    int[] shown = new int[stack.depth() + extra];
    int size = 0;
    if (wait.isPresent()) {
      shown[size++] =
          waitFrames.computeIfAbsent(wait.get(), kind -> frames.number(ProfileFrame.waiting(kind)));
    }
    for (int i = 0; i < stack.depth(); i++) {
      shown[size++] = frames.number(stack, i, hasLine(i));
    }
    if (stack.truncated()) {
      shown[size] = frames.number(ProfileFrame.TRUNCATED);
    } else if (empty) {
      shown[size] = frames.number(ProfileFrame.NO_STACK);
    }
    return shown;
  }

  private boolean hasLine(int depth) {
    return switch (lines) {
      case NONE -> false;
      case LEAF -> depth == 0;
      case ALL -> true;
    };
  }
}
