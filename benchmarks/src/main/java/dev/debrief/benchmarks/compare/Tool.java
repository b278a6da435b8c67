package dev.debrief.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that does something with a recording.
 *
 * @param id its name in file names and goals
 * @param label its name in tables
 * @param before the words of its command before the recording; {@link #MEMORY} stands for more
 *     memory, if it needs that
 * @param after the words after the recording; {@link #OUT} stands for a new path for its result
 */
record Tool(
    String id,
    String label,
    List<String> before,
    List<String> after,
    Map<String, String> environment) {
  /** In a command: where the option for more memory goes. */
  static final String MEMORY = "{memory}";

  /** In a command: the path of the result. */
  static final String OUT = "{out}";

  Tool {
    before = List.copyOf(before);
    after = List.copyOf(after);
    environment = Map.copyOf(environment);
  }

  /** Returns whether it can be given more memory. */
  boolean extensible() {
    return before.contains(MEMORY);
  }

  /**
   * Returns the command.
   *
   * @param memory the option for more memory, empty for none
   */
  List<String> command(Path recording, Path out, String memory) {
    List<String> command = new ArrayList<>(before);
    if (memory.isEmpty()) {
      command.remove(MEMORY);
    } else {
      command.replaceAll(word -> word.equals(MEMORY) ? memory : word);
    }
    command.add(recording.toString());
    after.forEach(word -> command.add(word.equals(OUT) ? out.toString() : word));
    return command;
  }
}
