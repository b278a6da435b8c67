package dev.debrief.cli;

import dev.debrief.engine.UsageException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** The program. {@link #run} does everything; {@link #main} connects it with the process. */
public final class Main {
  private Main() {}

  /** Runs the program and ends the process with its exit status. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.install();
    int status = run(args, session(interruption));
    if (status == ExitCode.OK.status() && !interruption.requested()) {
      ClassArchive.makeIfMissing();
    }
    interruption.finished();
    System.exit(status);
  }

  /** Returns the world of this process. */
  static Session session(Interruption interruption) {
    return new Session(
        System.getenv(),
        interruption.watch(System.in),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        InteractiveTerminal.detected(),
        Plugins.loader(),
        interruption::requested);
  }

  /** Runs the program in a world of the caller's and returns its exit status. */
  static int run(String[] args, Session session) {
    List<String> words = Arrays.asList(args);
    boolean debug =
        words.contains("--debug")
            || "true".equals(session.env().get(CommandOption.DEBUG.variable()));
    String prefix = "debrief: ";
    try {
      ArgumentParser.Split split = ArgumentParser.split(words);
      Command command = Commands.of(split);
      prefix = "debrief " + command.name() + ": ";
      ExitCode code = run(command, split.rest(), session);
      session.out().flush();
      return (session.out().checkError() ? outputLost(session).or(code) : code).status();
    } catch (UsageException e) {
      return fail(session, prefix + e.getMessage(), ExitCode.USAGE, e, debug);
    } catch (CancellationException e) {
      return fail(session, prefix + "interrupted", ExitCode.INTERRUPTED, e, debug);
    } catch (RuntimeException | Error e) {
      // The outermost border: whatever arrives here is a bug of ours.
      String message = prefix + "internal error: " + e + "; please report it";
      String hint = debug ? "" : ", with what --debug shows";
      return fail(session, message + hint, ExitCode.BUG, e, debug);
    }
  }

  private static ExitCode run(Command command, List<String> args, Session session)
      throws UsageException {
    Arguments arguments =
        ArgumentParser.parse(options(command), args, session.env(), session.directory());
    if (arguments.has(CommandOption.HELP)) {
      session.out().print(Manual.page(command));
      return ExitCode.OK;
    }
    Terminal terminal =
        Terminal.of(arguments, session.env(), session.err(), session.terminals().err());
    arguments.warnings().forEach(warning -> terminal.say("debrief: " + warning));
    ExitCode code = command.run(arguments, session, terminal);
    terminal.progress().clear();
    return code;
  }

  private static Collection<CommandOption> options(Command command) {
    Set<CommandOption> options = new LinkedHashSet<>(command.options());
    options.addAll(CommandOption.common());
    return options;
  }

  private static ExitCode outputLost(Session session) {
    session.err().print("debrief: cannot write to standard output\n");
    return ExitCode.OUTPUT_FAILED;
  }

  private static int fail(
      Session session, String message, ExitCode code, Throwable cause, boolean debug) {
    session.out().flush();
    session.err().print(message + "\n");
    if (debug) {
      cause.printStackTrace(session.err());
    }
    session.err().flush();
    return code.status();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
