package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher makes the program start fast, and that nobody notices when it cannot. */
@DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script; debrief.bat makes no archive
class ClassArchiveIT {
  private static final Path INSTALLATION = Path.of("target/installation").toAbsolutePath();
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String RECORDING = ProjectRecordings.path("agent-before.jfr").toString();
  private static final String[] CONVERT = {"convert", RECORDING, "-o", "out"};

  /** What the JVM prints with {@code -Xlog:class+load} for a class of an archive like ours. */
  private static final String FROM_ARCHIVE = "shared objects file (top)";

  /** No archive is as small as that. */
  private static final int LEAST_BYTES = 5_000_000;

  @TempDir private Path directory;

  private final Map<String, String> environment = new HashMap<>();
  private Path launcher = INSTALLATION.resolve("bin/debrief");

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void anEmptyCache() {
    assumeThat(JAVA_HOME.resolve("lib/server/classes.jsa")).exists();
    environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    environment.put("JAVA_HOME", JAVA_HOME.toString());
  }

  @Test
  void isMadeAfterTheFirstConversionAndUsedInTheNext() throws Exception {
    Ended first = run(CONVERT);
    byte[] converted = Files.readAllBytes(directory.resolve("out/manifest.json"));
    awaitArchive();
    Ended second = run(CONVERT);

    assertThat(second).isEqualTo(first);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err()).startsWith("ok      agent-before: ").hasLineCount(1);
    assertThat(directory.resolve("out/manifest.json")).hasBinaryContent(converted);
    assertThat(isUsedBy(CONVERT)).isTrue();
    assertThat(isUsedBy("summary", RECORDING)).isTrue();
    assertThat(isUsedBy("help")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--version", "help convert", "convert no-such-file.jfr"})
  void isNotMadeByAnythingButAConversionThatWentWell(String words) throws Exception {
    run(words.split(" "));

    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @Test
  void isNotMadeByAnInterruptedConversion() throws Exception {
    Process process = start("convert", "-o", "out", "-");
    process.getOutputStream().write("FLR".getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    process.waitFor(2, TimeUnit.SECONDS);
    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"DEBRIEF_CDS, off", "CI, true"})
  void isNotMadeWhereItIsNotWanted(String variable, String value) throws Exception {
    environment.put(variable, value);

    assertThat(run(CONVERT).status()).isZero();
    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @Test
  void isNotUsedWhenSwitchedOff() throws Exception {
    make();
    environment.put("DEBRIEF_CDS", "off");

    assertThat(isUsedBy("--version")).isFalse();
  }

  /** A path below a file cannot be written by anybody, not even by root. */
  @ParameterizedTest
  @ValueSource(strings = {"file", "not/absolute", "a:b", ""})
  void isDoneWithoutWhereItCannotBe(String cache) throws Exception {
    Files.writeString(directory.resolve("file"), "");
    boolean relative = cache.isEmpty() || cache.startsWith("not");
    environment.put("XDG_CACHE_HOME", relative ? cache : directory.resolve(cache).toString());
    environment.put("HOME", "");

    Ended first = run(CONVERT);

    assertThat(first.status()).isZero();
    assertThat(run(CONVERT)).isEqualTo(first);
    assertThat(first.err()).hasLineCount(1);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("file", "out");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "4000000, false", "4000000, true"})
  void isReplacedWhenItIsDamaged(int length, boolean overwritten) throws Exception {
    Path archive = make();
    byte[] damaged = Arrays.copyOf(Files.readAllBytes(archive), length);
    if (overwritten) {
      Arrays.fill(damaged, 100, 400, (byte) -1);
    }
    Files.delete(archive);
    Files.write(archive, damaged);

    Ended run = run(CONVERT);

    assertThat(run.status()).isZero();
    assertThat(run.err()).hasLineCount(1);
    awaitArchive();
    assertThat(isUsedBy("--version")).isTrue();
  }

  @Test
  void isNotUsedByAnotherBuild() throws Exception {
    copyInstallation();
    Path archive = make();
    try (FileSystem jar =
        FileSystems.newFileSystem(directory.resolve("copy/lib/debrief.jar"), Map.of())) {
      Files.writeString(jar.getPath("/another"), "build");
    }

    assertThat(isUsedBy("--version")).isFalse();
    assertThat(make()).isNotEqualTo(archive);
    assertThat(isUsedBy("--version")).isTrue();
  }

  @Test
  void isNotTriedAgainWhenItDidNotWork() throws Exception {
    copyInstallation();
    Path example = directory.resolve("copy/examples/agent-before.jfr");
    byte[] recording = Files.readAllBytes(example);
    Files.write(example, new byte[0]);
    environment.put("DEBRIEF_CDS", "make");
    assertThat(run().status()).isEqualTo(1);
    environment.remove("DEBRIEF_CDS");
    Files.write(example, recording);

    assertThat(run(CONVERT).status()).isZero();

    assertThat(archives()).isEmpty();
    assertThat(cached()).hasSize(1).first().asString().endsWith("-failed");
  }

  @Test
  void takesTheRoomOfOldOnes() throws Exception {
    Path cache = Files.createDirectories(directory.resolve("cache/debrief"));
    for (int day = 1; day <= 4; day++) {
      Path old = Files.writeString(cache.resolve("debrief-0.0." + day + "-1-1.jsa"), "");
      Files.setLastModifiedTime(
          old, FileTime.from(Instant.now().minus(Duration.ofDays(10L - day))));
    }
    Files.writeString(cache.resolve("not-ours"), "");

    environment.put("DEBRIEF_CDS", "make");
    assertThat(run().status()).isZero();

    assertThat(archives()).hasSize(3);
    assertThat(cached().stream().map(f -> f.getFileName().toString()))
        .contains("debrief-0.0.4-1-1.jsa", "debrief-0.0.3-1-1.jsa", "not-ours");
  }

  @Test
  void isMadeOnceByConversionsThatEndTogether() throws Exception {
    Process one = start("convert", RECORDING, "-o", "one");
    Process other = start("convert", RECORDING, "-o", "other");

    assertThat(end(one).status()).isZero();
    assertThat(end(other).status()).isZero();

    awaitArchive();
    assertThat(isUsedBy("--version")).isTrue();
  }

  @Test
  void isUsedWithPlugins() throws Exception {
    copyInstallation();
    make();
    Path plugins = directory.resolve("copy/plugins");
    assertThat(isUsedBy("--version")).isTrue();

    Files.copy(INSTALLATION.resolve("lib/debrief.jar"), plugins.resolve("any.jar"));

    assertThat(isUsedBy("--version")).isTrue();
  }

  private void copyInstallation() throws IOException {
    Path copy = directory.resolve("copy");
    try (Stream<Path> files = Files.walk(INSTALLATION)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(INSTALLATION.relativize(file).toString()));
      }
    }
    launcher = copy.resolve("bin/debrief");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  /** Makes the archive in the foreground. */
  private Path make() throws IOException, InterruptedException {
    environment.put("DEBRIEF_CDS", "make");
    Ended made = run();
    environment.remove("DEBRIEF_CDS");
    assertThat(made).isEqualTo(new Ended(0, "", ""));
    List<Path> archives = new ArrayList<>(archives());
    archives.sort((a, b) -> Long.compare(b.toFile().lastModified(), a.toFile().lastModified()));
    return archives.get(0);
  }

  /** Waits until the process in the background has left one whole archive, and nothing else. */
  private void awaitArchive() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (cached().size() != 1
        || archives().size() != 1
        || archives().get(0).toFile().length() < LEAST_BYTES) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private List<Path> archives() throws IOException {
    return cached().stream().filter(f -> f.toString().endsWith(".jsa")).toList();
  }

  private List<Path> cached() throws IOException {
    Path cache = directory.resolve("cache/debrief");
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }

  private boolean isUsedBy(String... words) throws IOException, InterruptedException {
    environment.put("DEBRIEF_JAVA_OPTS", "-Xlog:class+load:stdout");
    Ended run = run(words);
    environment.remove("DEBRIEF_JAVA_OPTS");
    assertThat(run.status()).isZero();
    return run.out().contains(FROM_ARCHIVE);
  }

  private Ended run(String... words) throws IOException, InterruptedException {
    return end(start(words));
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("DEBRIEF_") || n.equals("CI"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ended end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }
}
