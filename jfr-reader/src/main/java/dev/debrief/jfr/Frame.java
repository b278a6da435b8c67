package dev.debrief.jfr;

import java.util.Objects;

/**
 * One frame of a {@link StackTrace}. Immutable; the hash is computed once because frames are looked
 * up millions of times.
 */
public final class Frame {
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

  private final String className;
  private final String methodName;
  private final String descriptor;
  private final int lineNumber;
  private final Type type;
  private final int hash;

  /**
   * @param className fully qualified class name with dots; the library's name for native code;
   *     {@code ""} where there is none
   * @param methodName method or function name, {@code ""} if the recording lost it
   * @param descriptor JVM method descriptor such as {@code (I)V}, {@code ""} if unknown
   * @param lineNumber source line, {@link #UNKNOWN_LINE} if unknown
   * @param type how the frame ran
   */
  public Frame(String className, String methodName, String descriptor, int lineNumber, Type type) {
    this.className = Objects.requireNonNull(className, "className");
    this.methodName = Objects.requireNonNull(methodName, "methodName");
    this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
    this.lineNumber = lineNumber;
    this.type = Objects.requireNonNull(type, "type");
    int names = 31 * (31 * className.hashCode() + methodName.hashCode()) + descriptor.hashCode();
    this.hash = 31 * (31 * names + lineNumber) + type.name().hashCode();
  }

  /** Returns the class, or the library of native code. */
  public String className() {
    return className;
  }

  /** Returns the method or function. */
  public String methodName() {
    return methodName;
  }

  /** Returns the JVM method descriptor. */
  public String descriptor() {
    return descriptor;
  }

  /** Returns the source line, {@link #UNKNOWN_LINE} if unknown. */
  public int lineNumber() {
    return lineNumber;
  }

  /** Returns how the frame ran. */
  public Type type() {
    return type;
  }

  /** Returns whether the frame is a Java method, as opposed to native, C++ or kernel code. */
  public boolean isJava() {
    boolean symbol = type == Type.NATIVE || type == Type.CPP || type == Type.KERNEL;
    return !className.isEmpty() && !(symbol && descriptor.isEmpty());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Frame that
            && hash == that.hash
            && lineNumber == that.lineNumber
            && type == that.type
            && methodName.equals(that.methodName)
            && className.equals(that.className)
            && descriptor.equals(that.descriptor));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return className + '.' + methodName + descriptor + ':' + lineNumber + ' ' + type;
  }
}
