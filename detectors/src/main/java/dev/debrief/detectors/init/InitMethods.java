package dev.debrief.detectors.init;

import dev.debrief.detectors.FrameTables;
import dev.debrief.detectors.FrameTables.Meaning;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.FrameMemo;
import dev.debrief.timeline.query.MethodChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the methods that may be initialisations: constructors and factories of the application,
 * and calls that are known to be expensive. Numbers them by their names; overloads are one method.
 */
final class InitMethods implements MethodChoice {
  /** Why a method may be an initialisation. */
  enum Kind {
    /** A constructor of the application. */
    CONSTRUCTOR,
    /** A method of the application that makes an object of its own class. */
    OWN_FACTORY,
    /** A method of the application that makes something that is usually expensive. */
    FACTORY,
    /** A row of the frame tables says so. */
    KNOWN;

    /** Returns whether it counts even if its calls are too short to be told apart. */
    boolean countsIfShort() {
      return this == FACTORY || this == KNOWN;
    }
  }

  /**
   * A method that may be an initialisation.
   *
   * @param frame one of it
   */
  record Method(int number, Kind kind, Frame frame) {}

  private final FrameText frames;
  private final FrameTables tables;
  private final FrameMemo<Integer> known = new FrameMemo<>(this::find);
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Method> methods = new ArrayList<>();

  InitMethods(RunContext context) {
    this.frames = context.frames();
    this.tables = context.tables();
  }

  @Override
  public int of(StackTrace stack, int depth) {
    int number = known.of(stack, depth);
    if (number == NONE || methods.get(number).kind() != Kind.CONSTRUCTOR) {
      return number;
    }
    boolean inChain =
        depth + 1 < stack.depth()
            && stack.frame(depth + 1).methodName().equals(InitNames.CONSTRUCTOR);
    return inChain ? NONE : number;
  }

  private int find(Frame frame) {
    if (!frame.isJava() || frame.methodName().equals(InitNames.CLASS_INITIALISER)) {
      return NONE;
    }
    String name = frames.qualified(frame);
    Kind kind = kind(frame, name);
    if (kind == null) {
      return NONE;
    }
    return numbered(frame, name, kind);
  }

  private int numbered(Frame frame, String name, Kind kind) {
    return numbers.computeIfAbsent(
        name,
        unused -> {
          methods.add(new Method(methods.size(), kind, frame));
          return methods.size() - 1;
        });
  }

  private @Nullable Kind kind(Frame frame, String name) {
    if (tables.is(Meaning.NOT_HEAVY, name)) {
      return null;
    }
    if (tables.is(Meaning.HEAVY, name)) {
      return Kind.KNOWN;
    }
    if (!frames.inApp(frame) || InitNames.passing(frame.className())) {
      return null;
    }
    if (frame.methodName().equals(InitNames.CONSTRUCTOR)) {
      return Kind.CONSTRUCTOR;
    }
    if (!InitNames.creates(frame.methodName())) {
      return null;
    }
    if (InitNames.expensive(InitNames.returned(frame))) {
      return Kind.FACTORY;
    }
    return InitNames.returnsOwnClass(frame) ? Kind.OWN_FACTORY : null;
  }

  /**
   * Returns the number of a traced method, {@link MethodChoice#NONE} if it is no initialisation.
   *
   * @param subject {@code package.Class.method}, without a descriptor
   */
  int traced(String subject) {
    int dot = subject.lastIndexOf('.');
    if (dot <= 0) {
      return NONE;
    }
    Frame frame =
        new Frame(
            subject.substring(0, dot),
            subject.substring(dot + 1),
            "",
            Frame.UNKNOWN_LINE,
            Frame.Type.COMPILED);
    String name = frames.qualified(frame);
    Integer number = numbers.get(name);
    if (number != null) {
      return number;
    }
    Kind kind = kind(frame, name);
    if (kind == null
        && InitNames.creates(frame.methodName())
        && frames.inApp(frame)
        && !tables.is(Meaning.NOT_HEAVY, name)) {
      kind = Kind.OWN_FACTORY;
    }
    return kind == null ? NONE : numbered(frame, name, kind);
  }

  /** Returns the method with a number. */
  Method method(int number) {
    return methods.get(number);
  }
}
