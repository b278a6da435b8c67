package dev.debrief.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Manual pages: text files beside this class in which the lists of options and commands are filled
 * in from their tables, so that they cannot disagree with the program.
 */
final class Manual {
  private static final int WIDTH = 80;
  private static final int INDENT = 7;
  private static final int COLUMN = 37;

  private Manual() {}

  /** Returns the page of the whole program. */
  static String overview() {
    return fill(text("debrief"), List.of());
  }

  /** Returns the page of a command. */
  static String page(Command command) {
    return command.name().equals("help") || command.name().startsWith("-")
        ? overview()
        : fill(text(command.name()), command.options());
  }

  private static String fill(String template, List<CommandOption> options) {
    return template
        .replace("@OPTIONS@\n", optionRows(options))
        .replace("@COMMON_OPTIONS@\n", optionRows(CommandOption.common()))
        .replace("@COMMANDS@\n", commandRows());
  }

  private static String optionRows(List<CommandOption> options) {
    StringBuilder rows = new StringBuilder();
    for (CommandOption option : options) {
      String names =
          option.letter().map(letter -> "-" + letter + ", ").orElse("    ")
              + "--"
              + option.longName()
              + option.argument().map(argument -> " " + argument).orElse("");
      row(rows, names, option.description());
    }
    return rows.toString();
  }

  private static String commandRows() {
    StringBuilder rows = new StringBuilder();
    for (Command command : Commands.all()) {
      row(rows, command.name(), command.purpose());
    }
    return rows.toString();
  }

  private static void row(StringBuilder out, String left, String right) {
    StringBuilder line = new StringBuilder(" ".repeat(INDENT)).append(left).append("  ");
    pad(line);
    for (String word : right.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        out.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        pad(line);
      }
      line.append(word).append(' ');
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static void pad(StringBuilder line) {
    line.append(" ".repeat(Math.max(0, COLUMN - line.length())));
  }

  private static String text(String name) {
    String file = name + ".txt";
    try (InputStream in = Manual.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the manual page " + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
