package dev.debrief.testdata.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * The program that is recorded: one agent run against {@link AgentServers}, with the truth about it
 * written at the end.
 *
 * <p>Arguments: {@code PORT TRUTH_FILE [--cache-client] [--skip-last-insight] [--workers N]}.
 */
final class AgentProgram {
  private AgentProgram() {}

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    AgentOptions options = AgentOptions.parse(args);
    Truth truth = new Truth();
    HttpCaller http = new HttpCaller(options.port(), truth);
    long start = truth.nanos();
    int notes = new AgentRun(options, http, truth).run().size();
    truth.ran(options, notes, start);
    truth.writeTo(Path.of(options.truthFile()));
  }
}
