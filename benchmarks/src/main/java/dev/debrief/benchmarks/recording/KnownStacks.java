package dev.debrief.benchmarks.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of stacks that libraries and the JDK make: how threads begin, and what is on top. */
final class KnownStacks {
  /** What stands in the metadata's stead of a line in a native method. */
  static final int NATIVE_LINE = -1;

  private final Map<String, List<Call>> roots = new HashMap<>();
  private final Map<String, Leaf> leaves = new HashMap<>();

  private KnownStacks() {}

  /** One frame: a method and the line it stands at. */
  record Call(String className, String method, int line) {}

  /**
   * What stands on top of a stack.
   *
   * @param event the type of the events that have such stacks
   * @param subject the class waited on, empty if there is none
   * @param calls callers first
   */
  record Leaf(String event, String subject, List<Call> calls) {}

  /** Reads the resource. */
  static KnownStacks read() {
    KnownStacks stacks = new KnownStacks();
    List<Call> open = new ArrayList<>();
    for (String line : Lines.of("stacks.txt")) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("root")) {
        open = new ArrayList<>();
        stacks.roots.put(words[1], open);
      } else if (words[0].equals("leaf")) {
        open = new ArrayList<>();
        String subject = words.length > 3 ? words[3] : "";
        stacks.leaves.put(words[1], new Leaf(words[2], subject, open));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        open.add(call(line));
      }
    }
    return stacks;
  }

  private static Call call(String line) {
    int colon = line.lastIndexOf(':');
    int dot = line.lastIndexOf('.', colon);
    return new Call(
        line.substring(0, dot),
        line.substring(dot + 1, colon),
        Integer.parseInt(line.substring(colon + 1)));
  }

  /** Returns the frames with which a kind of thread begins, callers first. */
  List<Call> root(String name) {
    return present(roots.get(name), name);
  }

  Leaf leaf(String name) {
    return present(leaves.get(name), name);
  }

  private static <T> T present(@Nullable T found, String name) {
    if (found == null) {
      throw new IllegalArgumentException("no part of a stack is called " + name);
    }
    return found;
  }
}
