package dev.debrief.jfr.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest extends InputsFixture {
  @BeforeEach
  void writeFiles() throws IOException {
    for (String name :
        new String[] {
          "a1.jfr",
          "a2.jfr",
          "b1.jfr",
          "{x}.jfr",
          ".hidden.jfr",
          "d/a1.jfr",
          "d/e/a1.jfr",
          "d/e/z.gz",
          ".h/a1.jfr"
        }) {
      write(name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.jfr         | a1.jfr a2.jfr b1.jfr {x}.jfr",
        "?1.jfr        | a1.jfr b1.jfr",
        "[ab]1.jfr     | a1.jfr b1.jfr",
        "[!a]1.jfr     | b1.jfr",
        "{b,a}1.jfr    | b1.jfr a1.jfr",
        "{a,a}1.jfr    | a1.jfr",
        "{d,d/e}/*.jfr | d/a1.jfr d/e/a1.jfr",
        "{a{1,2},b1}.jfr | a1.jfr a2.jfr b1.jfr",
        "*/a1.jfr      | d/a1.jfr",
        "*/*/a1.jfr    | d/e/a1.jfr",
        "**/a1.jfr     | a1.jfr d/a1.jfr d/e/a1.jfr",
        "d/**/*        | d/a1.jfr d/e d/e/a1.jfr d/e/z.gz",
        "d/**          | d",
        ".*.jfr        | .hidden.jfr",
        "d/./*.jfr     | d/./a1.jfr",
        "d/*/../*.jfr  | d/e/../a1.jfr",
        "*/none        | ''",
        "none/*        | ''",
        "{a1.jfr       | ''",
      })
  void expandsAsShellsDo(String pattern, String expected) {
    assertThat(
            String.join(
                " ",
                Glob.expand(inputs + "/" + pattern).stream()
                    .map(path -> relative(path.toString()))
                    .toList()))
        .isEqualTo(expected);
  }

  @Test
  void expandsRelativePatterns() {
    assertThat(Glob.expand("po[m].xml")).singleElement().hasToString("pom.xml");
  }

  @Test
  void knowsPatternsFromNames() {
    assertThat(Glob.isPattern("a*")).isTrue();
    assertThat(Glob.isPattern("a{1,2}")).isTrue();
    assertThat(Glob.isPattern("-a b.jfr")).isFalse();
  }
}
