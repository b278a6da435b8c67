package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.engine.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsWhatATerminalWouldObeyAsText() {
    assertThat(Terminal.escape("a\u001b[31mb\nc\u202ed é 漢"))
        .isEqualTo("a\\u001b[31mb\\u000ac\\u202ed é 漢");
  }

  @Test
  void paintsOnTerminalsOnly() throws UsageException {
    assertThat(terminal(Map.of(), true).paint(Terminal.Tone.BAD, "x")).contains("\u001b[31m");
    assertThat(terminal(Map.of(), false).paint(Terminal.Tone.BAD, "x")).isEqualTo("x");
  }

  @Test
  void honoursNoColor() throws UsageException {
    assertThat(terminal(Map.of("NO_COLOR", "1"), true).paint(Terminal.Tone.BAD, "x"))
        .isEqualTo("x");
    assertThat(terminal(Map.of(), true, CommandOption.NO_COLOR).paint(Terminal.Tone.BAD, "x"))
        .isEqualTo("x");
  }

  @Test
  void saysOnlyErrorsWhenQuiet() throws UsageException {
    Terminal terminal = terminal(Map.of(), false, CommandOption.QUIET);

    terminal.say("done");
    terminal.error("broken");

    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("broken\n");
  }

  @Test
  void saysDetailsOnlyWhenVerbose() throws UsageException {
    terminal(Map.of(), false).detail("hidden");
    terminal(Map.of(), false, CommandOption.VERBOSE).detail("shown");

    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("shown\n");
  }

  private Terminal terminal(Map<String, String> env, boolean interactive, CommandOption... on)
      throws UsageException {
    Map<CommandOption, List<String>> values =
        Arrays.stream(on).collect(Collectors.toMap(option -> option, option -> List.of()));
    return Terminal.of(
        new Arguments(values, List.of(), List.of()),
        env,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        interactive);
  }
}
