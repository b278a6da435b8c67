package dev.debrief.converter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {
  @TempDir Path temp;
  private Path out;

  @BeforeEach
  void setUp() {
    out = temp.resolve("deep/out");
  }

  @Test
  void fileAppearsWhenItIsFinished() throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      OutputFile file = directory.create("a.json", "profile_chunk");
      file.stream().write("{}".getBytes(UTF_8));
      assertThat(out.resolve("a.json")).doesNotExist();

      file.finish(7, 1, 2);

      assertThat(out.resolve("a.json")).hasContent("{}");
      assertThat(directory.outputs())
          .containsExactly(new Output("a.json", "profile_chunk", 7, 1, 2, 2));
    }
    assertThat(names()).containsExactly("a.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
  void writesAllOfItsSlices(int length) throws IOException {
    byte[] bytes = new byte[length + 2];
    new Random(length).nextBytes(bytes);
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      OutputFile file = directory.create("a.json", "x");
      file.write(bytes, 1, length);
      file.finish(0, 0, 0);
    }
    assertThat(out.resolve("a.json")).hasBinaryContent(Arrays.copyOfRange(bytes, 1, length + 1));
  }

  @Test
  void unfinishedFileIsGoneAfterClose() throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      directory.create("a.json", "x").stream().write(1);
    }

    assertThat(names()).isEmpty();
  }

  @Test
  void makesFoldersOfFiles() throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      directory.create("000/a.json", "x").finish(0, 0, 0);
    }

    assertThat(out.resolve("000/a.json")).exists();
  }

  @Test
  void replacesFileOfTheSameName() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("a.json"), "old");

    try (OutputDirectory directory = OutputDirectory.open(out)) {
      directory.create("a.json", "x").finish(0, 0, 0);
    }

    assertThat(out.resolve("a.json")).isEmptyFile();
  }

  @Test
  void removesWhatAnEarlierManifestNames() throws IOException {
    given("profile-chunk-000001.envelope", "000/t.envelope", "mine.txt");
    manifest("profile-chunk-000001.envelope", "000/t.envelope", "gone.envelope");

    OutputDirectory.open(out).close();

    assertThat(names()).containsExactly("mine.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../victim", "a/../../victim", "./victim", "link/victim", ".", "", "C:v"})
  void manifestCannotReachOut(String name) throws IOException {
    Path victim = out.resolveSibling("victim");
    given("a/inside");
    Files.writeString(victim, "precious");
    Files.createSymbolicLink(out.resolve("link"), out.getParent());
    manifest(name);

    OutputDirectory.open(out).close();

    assertThat(victim).hasContent("precious");
  }

  @Test
  void manifestCannotNameAbsolutePaths() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "precious");
    given();
    manifest(victim.toString());

    OutputDirectory.open(out).close();

    assertThat(victim).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "[]", "{\"outputs\":3}", "", "{\"outputs\":[3,null,{}]}"})
  void strangeManifestsRemoveNothing(String manifest) throws IOException {
    given("mine.txt");
    Files.writeString(out.resolve("manifest.json"), manifest);

    OutputDirectory.open(out).close();

    assertThat(out.resolve("mine.txt")).exists();
  }

  @Test
  void removesWhatAKilledRunLeft() throws IOException {
    given("a.json.debrief-tmp", "b.tmp");

    OutputDirectory.open(out).close();

    assertThat(names()).containsExactly("b.tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/a", "", "a\\b"})
  void filesStayInside(String name) throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      assertThatIllegalArgumentException().isThrownBy(() -> directory.create(name, "x"));
    }
  }

  @Test
  void saysWhichDirectoryCannotBeMade() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> OutputDirectory.open(file))
        .withMessage("cannot write " + file + ": there is something else of that name")
        .satisfies(e -> assertThat(e.file()).isEqualTo(file))
        .satisfies(e -> assertThat(e.reason()).isEqualTo("there is something else of that name"));
  }

  @Test
  void saysWhichFileCannotBeMade() throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      Files.delete(out);

      assertThatExceptionOfType(OutputException.class)
          .isThrownBy(() -> directory.create("a.json", "x"))
          .withMessage("cannot write " + out.resolve("a.json") + ": no such file or directory");
    }
  }

  @Test
  void fileThatCannotBeRenamedIsAbandoned() throws IOException {
    given("a.json/content");
    try (OutputDirectory directory = OutputDirectory.open(out)) {
      OutputFile file = directory.create("a.json", "x");

      assertThatExceptionOfType(OutputException.class).isThrownBy(() -> file.finish(0, 0, 0));

      assertThat(directory.outputs()).isEmpty();
    }
    assertThat(names()).containsExactly("a.json/content");
  }

  private void given(String... files) throws IOException {
    Files.createDirectories(out);
    for (String file : files) {
      Files.createDirectories(out.resolve(file).getParent());
      Files.writeString(out.resolve(file), "content");
    }
  }

  private void manifest(String... files) throws IOException {
    List<String> outputs =
        Stream.of(files).map(f -> "{\"file\":\"" + f.replace("\\", "\\\\") + "\"}").toList();
    Files.writeString(
        out.resolve("manifest.json"),
        "{\"tool\":{\"name\":\"debrief\"},\"outputs\":" + outputs + "}");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> out.relativize(f).toString())
          .sorted()
          .toList();
    }
  }
}
