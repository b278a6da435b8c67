package dev.debrief.jfr.jmc;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.FrameList;
import dev.debrief.jfr.StackTrace;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;

/** The stack traces of one chunk: each converted once, its frames shared. */
final class JmcStacks {
  /** Java's class-file format has no line number beyond this. */
  private static final int MAX_LINE = 65_535;

  private static final int MAX_DEPTH = 4096;

  /** The descriptor that async-profiler gives to symbols of native libraries and the kernel. */
  private static final String NATIVE_SYMBOL = "()L;";

  private final IdentityHashMap<IMCStackTrace, StackTrace> stacks = new IdentityHashMap<>();
  private final FrameList frames = new FrameList();
  private final IdentityHashMap<IMCMethod, Frame> methods = new IdentityHashMap<>();
  private long cut;

  StackTrace of(IMCStackTrace stack) {
    return stacks.computeIfAbsent(stack, this::convert);
  }

  /** Returns how many stacks were cut because they were too deep. */
  long cut() {
    return cut;
  }

  private StackTrace convert(IMCStackTrace stack) {
    List<? extends IMCFrame> source = stack.getFrames();
    if (source == null || source.isEmpty()) {
      return StackTrace.EMPTY;
    }
    boolean tooDeep = source.size() > MAX_DEPTH;
    cut += tooDeep ? 1 : 0;
    int[] result = new int[Math.min(source.size(), MAX_DEPTH)];
    int depth = 0;
    for (IMCFrame frame : tooDeep ? source.subList(0, MAX_DEPTH) : source) {
      if (frame != null) {
        result[depth++] = frames.number(convert(frame));
      }
    }
    boolean truncated =
        stack.getTruncationState() != null && stack.getTruncationState().isTruncated();
    return StackTrace.of(frames, result, depth, truncated || tooDeep);
  }

  private Frame convert(IMCFrame frame) {
    Integer line = frame.getFrameLineNumber();
    boolean known = line != null && line > 0 && line <= MAX_LINE;
    Frame method = method(frame.getMethod());
    return new Frame(
        method.className(),
        method.methodName(),
        method.descriptor(),
        known ? line : Frame.UNKNOWN_LINE,
        type(frame));
  }

  private Frame method(@Nullable IMCMethod method) {
    return method == null ? NO_METHOD : methods.computeIfAbsent(method, JmcStacks::name);
  }

  private static final Frame NO_METHOD =
      new Frame("", "", "", Frame.UNKNOWN_LINE, Frame.Type.UNKNOWN);

  private static Frame name(IMCMethod method) {
    return new Frame(
        JmcValues.className(method.getType()),
        JmcValues.text(method.getMethodName()),
        NATIVE_SYMBOL.equals(method.getFormalDescriptor())
            ? ""
            : JmcValues.text(method.getFormalDescriptor()),
        Frame.UNKNOWN_LINE,
        Frame.Type.UNKNOWN);
  }

  private static Frame.Type type(IMCFrame frame) {
    IMCFrame.Type type;
    try {
      type = frame.getType();
    } catch (NullPointerException e) {
      return Frame.Type.UNKNOWN; // JMC's answer to a frame type that its constant pool lost
    }
    if (type == null) {
      return Frame.Type.UNKNOWN;
    }
    if (type.equals(IMCFrame.Type.INTERPRETED)) {
      return Frame.Type.INTERPRETED;
    }
    if (type.equals(IMCFrame.Type.JIT_COMPILED)) {
      return Frame.Type.COMPILED;
    }
    if (type.equals(IMCFrame.Type.INLINED)) {
      return Frame.Type.INLINED;
    }
    if (type.equals(IMCFrame.Type.NATIVE)) {
      return Frame.Type.NATIVE;
    }
    if (type.equals(IMCFrame.Type.CPP)) {
      return Frame.Type.CPP;
    }
    return type.equals(IMCFrame.Type.KERNEL) ? Frame.Type.KERNEL : Frame.Type.UNKNOWN;
  }
}
