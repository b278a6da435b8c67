package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed program, as users run it. */
class InstallationIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path INSTALLATION = TARGET.resolve("installation");

  @TempDir private Path directory;

  private final Map<String, String> environment = new HashMap<>();

  private record Ended(int status, String out, String err) {}

  @Test
  @DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script
  void knowsItsVersion() throws Exception {
    Ended run = launch(launcher(), "--version");

    assertThat(run.status()).isZero();
    assertThat(run.out()).matches("debrief \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script
  void convertsFromAnyDirectoryAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("debrief"), launcher());
    Path recording = ProjectRecordings.path("agent-before.jfr");

    Ended run = launch(link, "convert", recording.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(directory.resolve("agent-before.sentry/profile-chunk-000001.envelope")).exists();
    assertThat(launch(link, "validate", "agent-before.sentry").status()).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script
  void endsBySignalWithoutLeavingAnything() throws Exception {
    Process process = start(launcher(), "convert", "-o", "out", "-");
    process.getOutputStream().write("FLR".getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    assertThat(becomesJava(process)).isTrue();

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script
  @CsvSource({
    "--version, true",
    "summary small.jfr, true",
    "summary -o . small.jfr, true",
    "summary big.jfr, false",
    "summary small.jfr small.jfr small.jfr small.jfr small.jfr, false",
    "summary ., false",
    "summary -, false",
    "summary *.jfr, false",
    "summary small.jfr.gz, false"
  })
  void compilesQuicklyWhatIsSmall(String words, boolean quickly) throws Exception {
    Files.write(directory.resolve("small.jfr"), new byte[100]);
    try (RandomAccessFile big = new RandomAccessFile(directory.resolve("big.jfr").toFile(), "rw")) {
      big.setLength(1025 << 20);
    }
    environment.put("DEBRIEF_JAVA_OPTS", "-XX:+PrintCommandLineFlags");

    String flags = launch(launcher(), words.split(" ")).out().lines().findFirst().orElse("");

    assertThat(flags).contains("-XX:-UsePerfData");
    assertThat(flags.contains("TieredStopAtLevel=1")).as(flags).isEqualTo(quickly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TieredStopAtLevel=3", "TieredStopAtLevel=4"})
  @DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script
  void leavesTheLastWordToTheUsersOptions(String level) throws Exception {
    environment.put("DEBRIEF_JAVA_OPTS", "-XX:" + level + " -XX:+PrintCommandLineFlags");

    Ended run = launch(launcher(), "--version");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(level).doesNotContain("TieredStopAtLevel=1");
  }

  /** The JVM does not start if what is given contradicts what the launcher adds. */
  @ParameterizedTest
  @CsvSource({
    "DEBRIEF_JAVA_OPTS, -Xmx200m",
    "DEBRIEF_JAVA_OPTS, -XX:MaxHeapSize=200m",
    "JDK_JAVA_OPTIONS, -Xmx200m",
    "JAVA_TOOL_OPTIONS, -Xmx200m",
    "_JAVA_OPTIONS, -Xmx200m",
    "_JAVA_OPTIONS, -XX:TieredStopAtLevel=4",
    "JAVA_TOOL_OPTIONS, -XX:+UseG1GC"
  })
  @DisabledOnOs(OS.WINDOWS) // bin/debrief is a shell script
  void startsWithOptionsFromAnyVariable(String variable, String options) throws Exception {
    environment.put(variable, options);
    for (String command : List.of("convert", "detect", "summary")) {
      assertThat(launch(launcher(), command, "--help").status()).as(command).isZero();
    }
  }

  /** See bin/debrief: with more processors, or unknown ones, the JVM decides. */
  @Test
  @EnabledOnOs(OS.LINUX) // which says how many there are in a file
  void compilesWithOneThreadOnFewProcessors() throws Exception {
    Path online = Path.of("/sys/devices/system/cpu/online");
    String processors = Files.isReadable(online) ? Files.readString(online).strip() : "unknown";
    environment.put("DEBRIEF_JAVA_OPTS", "-XX:+PrintCommandLineFlags");

    String flags = launch(launcher(), "--version").out().lines().findFirst().orElse("");

    assertThat(flags.contains("CICompilerCount=1"))
        .as(flags)
        .isEqualTo(List.of("0", "0-1").contains(processors));
  }

  @Test
  void runsAsAJar() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    Ended run = launch(java, "-jar", INSTALLATION.resolve("lib/debrief.jar").toString(), "help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("NAME");
  }

  @Test
  void namesOnlyLibrariesThatItBrings() throws IOException {
    try (JarFile jar = new JarFile(INSTALLATION.resolve("lib/debrief.jar").toFile())) {
      String classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");

      assertThat(classPath.split(" "))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(INSTALLATION.resolve("lib").resolve(name)).exists());
    }
  }

  @Test
  void comesAsAnArchiveWithEverythingInOneDirectory() throws IOException {
    Path archive = onlyFile("debrief-*.zip");
    String base = archive.getFileName().toString().replaceAll("\\.zip$", "/");
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .allMatch(name -> name.startsWith(base))
          .contains(
              base + "bin/debrief",
              base + "bin/debrief.bat",
              base + "examples/agent-before.jfr",
              base + "lib/debrief.jar",
              base + "plugins/README.txt",
              base + "LICENSE");
    }
    assertThat(onlyFile("debrief-*.tar.gz")).isNotEmptyFile();
  }

  private static Path launcher() {
    return INSTALLATION.resolve("bin/debrief");
  }

  private static Path onlyFile(String glob) throws IOException {
    try (var files = Files.newDirectoryStream(TARGET, glob)) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static boolean becomesJava(Process process) throws InterruptedException {
    for (int i = 0; i < 300 && process.isAlive(); i++) {
      if (process.toHandle().info().command().filter(c -> c.endsWith("java")).isPresent()) {
        return true;
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private Process start(Path program, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> env = builder.environment();
    env.keySet().removeIf(name -> name.startsWith("DEBRIEF_"));
    env.put("DEBRIEF_CDS", "off");
    env.put("JAVA_HOME", System.getProperty("java.home"));
    env.putAll(environment);
    return builder.start();
  }

  private Ended launch(Path program, String... args) throws IOException, InterruptedException {
    Process process = start(program, args);
    process.getOutputStream().close();
    String out = text(process.getInputStream());
    String err = text(process.getErrorStream());
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
