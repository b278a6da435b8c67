package dev.debrief.cli;

import java.io.Console;

/** Whether standard error is a terminal. */
final class InteractiveTerminal {
  /** Set by the launcher, which can ask for each stream; {@code java -jar} cannot. */
  private static final String PROPERTY = "debrief.terminal";

  private InteractiveTerminal() {}

  static boolean detected() {
    String told = System.getProperty(PROPERTY);
    return told == null ? hasConsole() : told.equals("true");
  }

  /** From JDK 22 on there is a console even without a terminal; it says itself what it is. */
  @SuppressWarnings("SystemConsoleNull") // It is null up to JDK 21, which this asks for.
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
