package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.engine.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final List<CommandOption> OPTIONS = Arrays.asList(CommandOption.values());

  @TempDir private Path directory;

  @Test
  void prefersFlagsToVariablesToTheFile() throws Exception {
    file("debrief.properties", "release = file\nenvironment = file\ndist = file\n");
    Map<String, String> env = Map.of("DEBRIEF_RELEASE", "env", "DEBRIEF_ENVIRONMENT", "env");

    Arguments arguments = parse(env, "--release", "flag");

    assertThat(arguments.value(CommandOption.RELEASE)).contains("flag");
    assertThat(arguments.value(CommandOption.ENVIRONMENT)).contains("env");
    assertThat(arguments.value(CommandOption.DIST)).contains("file");
  }

  @Test
  void readsTheFileThatAnOptionNamesInsteadOfTheOneInTheDirectory() throws Exception {
    file("debrief.properties", "release = near\n");
    file("other.properties", "dist = named\noutput = out\n");

    Arguments arguments = parse(Map.of(), "--config", "other.properties");

    assertThat(arguments.has(CommandOption.RELEASE)).isFalse();
    assertThat(arguments.value(CommandOption.DIST)).contains("named");
    assertThat(arguments.value(CommandOption.OUTPUT)).contains("out");
  }

  @Test
  void ignoresWhereDataGoesInAFileThatMerelyLiesThere() throws Exception {
    file("debrief.properties", "output = /elsewhere\nconfig = /elsewhere\n");

    Arguments arguments = parse(Map.of());

    assertThat(arguments.has(CommandOption.OUTPUT)).isFalse();
    assertThat(arguments.warnings())
        .containsExactly(
            "'config' in debrief.properties is ignored; give it as an option",
            "'output' in debrief.properties is ignored; give it as an option");
  }

  @Test
  void switchesOnAndOffByTrueAndFalse() throws Exception {
    Map<String, String> env = Map.of("DEBRIEF_STRICT", "true", "DEBRIEF_PAYLOAD", "false");

    Arguments arguments = parse(env);

    assertThat(arguments.has(CommandOption.STRICT)).isTrue();
    assertThat(arguments.has(CommandOption.PAYLOAD)).isFalse();
  }

  @Test
  void splitsListsAtCommas() throws Exception {
    assertThat(parse(Map.of("DEBRIEF_IN_APP", "com.acme, org.acme")).values(CommandOption.IN_APP))
        .containsExactly("com.acme", "org.acme");
  }

  @Test
  void leavesVariablesThatAreNoOptionsAlone() throws Exception {
    assertThat(parse(Map.of("DEBRIEF_JAVA_OPTS", "-Xmx1g")).values()).isEmpty();
  }

  @Test
  void refusesUnknownKeysWithAGuess() throws IOException {
    file("debrief.properties", "chunk-second = 10\n");

    assertThatThrownBy(() -> parse(Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith(
            "debrief.properties: unknown option 'chunk-second'; did you mean chunk-seconds?");
  }

  @Test
  void refusesSwitchesThatAreNeitherTrueNorFalse() {
    assertThatThrownBy(() -> parse(Map.of("DEBRIEF_STRICT", "yes")))
        .isInstanceOf(UsageException.class)
        .hasMessage("DEBRIEF_STRICT is true or false, not 'yes'");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> parse(Map.of(), "--config", "none.properties"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot read the configuration");
  }

  private void file(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  private Arguments parse(Map<String, String> env, String... args) throws UsageException {
    return ArgumentParser.parse(OPTIONS, List.of(args), env, directory);
  }
}
