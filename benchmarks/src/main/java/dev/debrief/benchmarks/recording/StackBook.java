package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.KnownStacks.Call;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All stacks of a recording by number. No stack is kept: its frames follow from its number. Stacks
 * of one use case share their first calls and part further up, as those of a real program do.
 */
final class StackBook {
  private static final int USE_CASES = 97;
  private static final int LONGEST_PATH = 90;
  private static final int INTERPRETED = 0;
  private static final int COMPILED = 1;
  private static final int INLINED = 2;
  private static final int NATIVE = 3;
  private static final int CPP = 4;
  private static final int KERNEL = 5;

  private final CodeBase code;
  private final Application application;
  private final KnownStacks known;
  private final Depth depth;
  private final List<Group> groups = new ArrayList<>();
  private final int[] methods = new int[256];
  private final int[] sites = new int[256];
  private int size;
  private int count;
  private long frames;

  /**
   * How deep the stacks are.
   *
   * @param shortest the smallest number of the application's frames
   * @param mean how many more there are on average
   * @param limit how many frames the recorder keeps
   */
  record Depth(int shortest, int mean, int limit) {}

  /**
   * Stacks that begin and end alike.
   *
   * @param bare whether nothing stands between root and leaf
   * @param first the first one's number
   */
  record Group(Calls root, Calls leaf, boolean bare, int first, int count) {}

  /** Calls of known methods, callers first. */
  private static final class Calls {
    private final int[] methods;
    private final int[] lines;

    Calls(CodeBase code, List<Call> calls) {
      methods = calls.stream().mapToInt(call -> methodOf(code, call)).toArray();
      lines = calls.stream().mapToInt(Call::line).toArray();
    }

    private static int methodOf(CodeBase code, Call call) {
      SplittableRandom random = new SplittableRandom(call.method().hashCode());
      String descriptor = Application.descriptor(random);
      return code.method(call.className(), call.method(), descriptor, call.line());
    }
  }

  StackBook(CodeBase code, Application application, KnownStacks known, Depth depth) {
    this.code = code;
    this.application = application;
    this.known = known;
    this.depth = depth;
  }

  /** Adds that many stacks. */
  Group add(String root, String leaf, int size) {
    return add(root, leaf, false, Math.max(1, size));
  }

  /** Adds the one stack of an idle thread. */
  Group addIdle(String root, String leaf) {
    return add(root, leaf, true, 1);
  }

  private Group add(String root, String leaf, boolean bare, int size) {
    Calls below = new Calls(code, known.root(root));
    Calls above = new Calls(code, known.leaf(leaf).calls());
    Group group = new Group(below, above, bare, count, size);
    groups.add(group);
    count += size;
    return group;
  }

  /** Returns the number of stacks. */
  int count() {
    return count;
  }

  /** Returns the number of frames that were encoded. */
  long frames() {
    return frames;
  }

  /**
   * Writes a stack as the constant pool holds it, without its key.
   *
   * @param used where to note the methods
   */
  void encode(int stack, EventBytes out, BitSet used) {
    build(stack);
    int kept = Math.min(size, depth.limit());
    frames += kept;
    out.octet(size > depth.limit() ? 1 : 0);
    out.integer(kept);
    for (int i = size - 1; i >= size - kept; i--) {
      int method = methods[i];
      used.set(method);
      boolean inNative = sites[i] == KnownStacks.NATIVE_LINE;
      out.integer(code.methodKey(method));
      out.integer(inNative ? nativeLine() : sites[i]);
      out.integer(inNative ? 0 : 3L + Math.floorMod(sites[i] * 7, 124));
      out.octet(inNative ? nativeType(method) : frameType(method, sites[i]));
    }
  }

  /** HotSpot writes an unsigned -1, async-profiler 0. */
  private long nativeLine() {
    return depth.limit() > 64 ? 0 : 0xFFFFFFFFL;
  }

  private static int frameType(int method, int line) {
    int die = Mix.below(method, line, 10);
    return die < 6 ? COMPILED : die < 9 ? INLINED : INTERPRETED;
  }

  private int nativeType(int method) {
    String owner = code.classAt(code.methodAt(method).classNumber()).name();
    return owner.startsWith("lib") ? CPP : owner.equals("vmlinux") ? KERNEL : NATIVE;
  }

  private void build(int stack) {
    Group group = group(stack);
    size = 0;
    addCalls(group.root());
    if (!group.bare()) {
      addPath(stack);
    }
    addCalls(group.leaf());
  }

  private Group group(int stack) {
    int low = 0;
    int high = groups.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (groups.get(middle).first() <= stack) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return groups.get(low);
  }

  private void addCalls(Calls calls) {
    for (int i = 0; i < calls.methods.length; i++) {
      push(calls.methods[i], calls.lines[i]);
    }
  }

  private void addPath(int stack) {
    double random = Mix.fraction(stack, 1);
    int length = depth.shortest() + (int) (-StrictMath.log1p(-random) * depth.mean());
    length = Math.min(length, LONGEST_PATH);
    int useCase = Mix.below(stack, 2, USE_CASES);
    int parting = length == 0 ? 0 : Mix.below(stack, 3, length);
    int place = application.entry(useCase);
    for (int i = 0; i < length; i++) {
      int branch = Mix.below(i < parting ? useCase : stack, 4L + i, 1 << 20);
      int method = application.method(place);
      push(method, code.methodAt(method).firstLine() + 1 + branch % 6 * 3);
      place = application.callee(place, branch);
    }
  }

  private void push(int method, int line) {
    methods[size] = method;
    sites[size] = line;
    size++;
  }
}
