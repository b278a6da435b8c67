package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.engine.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentParserTest {
  private static final List<CommandOption> OPTIONS = Arrays.asList(CommandOption.values());

  @TempDir private Path directory;

  @Test
  void takesOptionsBeforeAndAfterOperands() throws UsageException {
    Arguments arguments = parse("-o", "out", "a.jfr", "--waits=edges", "b.jfr", "-v");

    assertThat(arguments.operands()).containsExactly("a.jfr", "b.jfr");
    assertThat(arguments.value(CommandOption.OUTPUT)).contains("out");
    assertThat(arguments.value(CommandOption.WAITS)).contains("edges");
    assertThat(arguments.has(CommandOption.VERBOSE)).isTrue();
  }

  @Test
  void endsOptionsAtTwoHyphens() throws UsageException {
    assertThat(parse("-q", "--", "-v", "--to").operands()).containsExactly("-v", "--to");
  }

  @Test
  void takesOneHyphenForStandardInput() throws UsageException {
    assertThat(parse("-o", "out", "-").operands()).containsExactly("-");
  }

  @Test
  void takesAnOffsetFromTheEndAsAValue() throws UsageException {
    assertThat(parse("--from", "-30s", "a.jfr").value(CommandOption.FROM)).contains("-30s");
  }

  @Test
  void collectsOptionsThatMayBeRepeated() throws UsageException {
    assertThat(parse("--thread", "http-*", "--thread", "main").values(CommandOption.THREAD))
        .containsExactly("http-*", "main");
  }

  @Test
  void takesTheLastOfOptionsThatMayNot() throws UsageException {
    assertThat(parse("--release", "1", "--release", "2").value(CommandOption.RELEASE))
        .contains("2");
  }

  @Test
  void keepsQuotesThatTheShellLeftInAValue() throws UsageException {
    assertThat(parse("--release", "\"1\"").value(CommandOption.RELEASE)).contains("\"1\"");
  }

  @Test
  void findsTheCommandBehindOptionsAndTheirValues() throws UsageException {
    ArgumentParser.Split split =
        ArgumentParser.split(List.of("-q", "-o", "summary", "convert", "a.jfr"));

    assertThat(split)
        .isEqualTo(new ArgumentParser.Split("convert", List.of("-q", "-o", "summary", "a.jfr")));
  }

  private Arguments parse(String... args) throws UsageException {
    return ArgumentParser.parse(OPTIONS, List.of(args), Map.of(), directory);
  }
}
