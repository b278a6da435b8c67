package dev.debrief.jfr;

import java.util.Objects;

/**
 * One frame of a {@link StackTrace}.
 *
 * @param className fully qualified class name with dots; the library's name for native code; {@code
 *     ""} where there is none
 * @param methodName method or function name, {@code ""} if the recording lost it
 * @param descriptor JVM method descriptor such as {@code (I)V}, {@code ""} if unknown
 * @param lineNumber source line, {@link #UNKNOWN_LINE} if unknown
 * @param type how the frame ran
 */
public record Frame(
    String className, String methodName, String descriptor, int lineNumber, Type type) {
  /** The line number of a frame whose line is not known. */
  public static final int UNKNOWN_LINE = -1;

  /** How a frame ran, from {@code jdk.types.FrameType} and async-profiler's additions to it. */
  public enum Type {
    INTERPRETED,
    COMPILED,
    INLINED,
    NATIVE,
    CPP,
    KERNEL,
    UNKNOWN
  }

  public Frame {
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(methodName, "methodName");
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(type, "type");
  }

  /** Returns whether the frame is a Java method, as opposed to native, C++ or kernel code. */
  public boolean isJava() {
    boolean symbol = type == Type.NATIVE || type == Type.CPP || type == Type.KERNEL;
    return !className.isEmpty() && !(symbol && descriptor.isEmpty());
  }
}
