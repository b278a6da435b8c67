package dev.debrief.cli;

import java.io.Console;

/** Which streams of this process are terminals. */
final class InteractiveTerminal {
  /** Set by the launcher, which can ask for each stream; {@code java -jar} cannot. */
  private static final String ERR = "debrief.terminal";

  private static final String OUT = "debrief.terminal.out";

  private InteractiveTerminal() {}

  static Session.Terminals detected() {
    return new Session.Terminals(detected(OUT), detected(ERR));
  }

  private static boolean detected(String property) {
    String told = System.getProperty(property);
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
