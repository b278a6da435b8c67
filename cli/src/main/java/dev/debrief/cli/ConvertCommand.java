package dev.debrief.cli;

import dev.debrief.engine.Conversion;
import dev.debrief.engine.ConvertRequest;
import dev.debrief.engine.Debriefing;
import dev.debrief.engine.Excerpt;
import dev.debrief.engine.ProfileStyle;
import dev.debrief.engine.Result;
import dev.debrief.engine.UsageException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recordings to profiles. */
final class ConvertCommand implements Command {
  @Override
  public String name() {
    return "convert";
  }

  @Override
  public String purpose() {
    return "turn recordings into profiles that Sentry shows";
  }

  @Override
  public List<CommandOption> options() {
    List<CommandOption> options =
        new ArrayList<>(
            List.of(
                CommandOption.OUTPUT,
                CommandOption.FORMAT,
                CommandOption.CHUNK_SECONDS,
                CommandOption.WAITS,
                CommandOption.LINES,
                CommandOption.FRAME_NAMES,
                CommandOption.IN_APP,
                CommandOption.NOT_IN_APP,
                CommandOption.FROM,
                CommandOption.TO,
                CommandOption.ZONE,
                CommandOption.THREAD,
                CommandOption.EXCLUDE_THREAD,
                CommandOption.INCLUDE_IDLE,
                CommandOption.KINDS,
                CommandOption.PROFILER_ID,
                CommandOption.RELEASE,
                CommandOption.ENVIRONMENT,
                CommandOption.DIST,
                CommandOption.PAYLOAD,
                CommandOption.CHECKSUM,
                CommandOption.FRAME_TABLES));
    options.addAll(SpanArguments.CHOICE);
    options.addAll(SpanArguments.TRANSACTIONS);
    options.addAll(InputArguments.OPTIONS);
    return options;
  }

  @Override
  public ExitCode run(Arguments arguments, Session session, Terminal terminal)
      throws UsageException {
    ConvertRequest request = request(arguments, session);
    Excerpt excerpt = request.excerpt();
    boolean cut = excerpt.from().isPresent() || excerpt.to().isPresent();
    OutcomeLines<Conversion> lines =
        new OutcomeLines<>(terminal, conversion -> ConversionText.of(conversion, cut));
    Result<Conversion> result =
        new Debriefing().convert(request, new TerminalProgress<>(session, terminal, lines::add));
    return lines.close(result, arguments.has(CommandOption.STRICT));
  }

  static ConvertRequest request(Arguments arguments, Session session) throws UsageException {
    ConvertRequest.Builder request =
        ConvertRequest.builder(InputArguments.inputs("convert", arguments, session))
            .excerpt(ExcerptArguments.excerpt(arguments))
            .profile(profile(arguments))
            .spans(SpanArguments.style(arguments, session))
            .frameTables(SpanArguments.path(arguments, CommandOption.FRAME_TABLES, session))
            .checksum(arguments.has(CommandOption.CHECKSUM))
            .target(target(arguments, session))
            .loader(session.plugins());
    arguments.value(CommandOption.FORMAT).ifPresent(request::format);
    return request.build();
  }

  private static ConvertRequest.Target target(Arguments arguments, Session session)
      throws UsageException {
    Optional<String> output = arguments.value(CommandOption.OUTPUT);
    if (output.isEmpty()) {
      return new ConvertRequest.Target.PerRecording(session.path(""));
    }
    if (output.get().equals("-")) {
      throw new UsageException(
          "several files cannot go to standard output; give a directory with -o");
    }
    try {
      return new ConvertRequest.Target.Directory(session.path(output.get()));
    } catch (InvalidPathException e) {
      throw new UsageException("'" + output.get() + "' is no path");
    }
  }

  private static ProfileStyle profile(Arguments arguments) throws UsageException {
    ProfileStyle defaults = ProfileStyle.DEFAULT;
    ProfileStyle.Builder style =
        ProfileStyle.builder()
            .waits(arguments.choice(CommandOption.WAITS, defaults.waits()))
            .lines(arguments.choice(CommandOption.LINES, defaults.lines()))
            .frameNames(arguments.choice(CommandOption.FRAME_NAMES, defaults.frameNames()))
            .payload(arguments.has(CommandOption.PAYLOAD))
            .profilerId(arguments.value(CommandOption.PROFILER_ID))
            .release(arguments.value(CommandOption.RELEASE))
            .environment(arguments.value(CommandOption.ENVIRONMENT))
            .dist(arguments.value(CommandOption.DIST))
            .inApp(
                arguments.values(CommandOption.IN_APP), arguments.values(CommandOption.NOT_IN_APP));
    arguments
        .number(CommandOption.CHUNK_SECONDS, ProfileStyle.LEAST_SECONDS, ProfileStyle.MOST_SECONDS)
        .ifPresent(seconds -> style.window(Duration.ofSeconds(seconds)));
    return style.build();
  }
}
