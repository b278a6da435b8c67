package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManualTest {
  @ParameterizedTest
  @MethodSource("pages")
  void fitsATerminalOfEightyColumns(String page) {
    assertThat(page.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasTheUsualSections(String page) {
    List<String> sections = page.lines().filter(line -> line.matches("[A-Z][A-Z ]+")).toList();

    assertThat(sections)
        .containsSubsequence("NAME", "SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "EXAMPLES");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fillsInEveryList(String page) {
    assertThat(page).doesNotContain("@");
  }

  @Test
  void describesEveryOptionOfACommand() {
    Command convert = new ConvertCommand();

    assertThat(convert.options())
        .allSatisfy(
            option -> assertThat(Manual.page(convert)).contains("--" + option.longName() + " "));
  }

  @Test
  void listsEveryCommand() {
    assertThat(Commands.all())
        .allSatisfy(command -> assertThat(Manual.overview()).contains(" " + command.name() + " "));
  }

  static Stream<String> pages() {
    return Commands.all().stream().map(Manual::page);
  }
}
