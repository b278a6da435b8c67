package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.engine.Debriefing;
import dev.debrief.engine.DetectorDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
  private static final String SOURCE =
      """
      package plugged;

      import dev.debrief.detectors.*;
      import java.util.List;

      public class Plugged implements Detector {
        public DetectorInfo info() {
          return new DetectorInfo(
              "plugged", "plugged", "Is a plug-in.", Severity.INFO, List.of(), List.of());
        }

        public Detection begin(RunContext context) {
          return query -> List.of();
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  void aJarAddsItsDetectors() throws IOException {
    jar(Files.createDirectory(directory.resolve("plugins")));
    ClassLoader own = PluginsTest.class.getClassLoader();

    try (URLClassLoader loader =
        (URLClassLoader) Plugins.loader(directory.resolve("plugins"), own)) {
      assertThat(new Debriefing().detectors(loader))
          .extracting(DetectorDescription::id)
          .contains("plugged", LongWaits.ID);
    }
  }

  @Test
  void withoutJarsThereIsNoLoaderMore() throws IOException {
    ClassLoader own = PluginsTest.class.getClassLoader();
    Files.writeString(directory.resolve("README.txt"), "no jar");

    assertThat(Plugins.loader(directory, own)).isSameAs(own);
    assertThat(Plugins.loader(directory.resolve("missing"), own)).isSameAs(own);
    assertThat(new Debriefing().detectors(own))
        .extracting(DetectorDescription::id)
        .doesNotContain("plugged");
  }

  @Test
  void anInstallationLooksForServicesInItsOwnJarsAndPluginsOnly() throws IOException {
    Path lib = Files.createDirectory(directory.resolve("lib"));
    jar(Files.createDirectory(directory.resolve("plugins")));
    Files.copy(directory.resolve("plugins/plugged.jar"), lib.resolve("library.jar"));
    serviceJar(lib.resolve("debrief-own.jar"), LongWaits.class.getName());
    ClassLoader own = PluginsTest.class.getClassLoader();

    assertThat(new Debriefing().detectors(Plugins.installed(lib, directory.resolve("no"), own)))
        .extracting(DetectorDescription::id)
        .containsExactly(LongWaits.ID);
    assertThat(
            new Debriefing().detectors(Plugins.installed(lib, lib.resolveSibling("plugins"), own)))
        .extracting(DetectorDescription::id)
        .containsExactly(LongWaits.ID, "plugged");
  }

  private static void serviceJar(Path file, String detector) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry("META-INF/services/dev.debrief.detectors.Detector"));
      jar.write((detector + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Compiles a detector and packs it with its service line. */
  private void jar(Path plugins) throws IOException {
    Path source = Files.writeString(directory.resolve("Plugged.java"), SOURCE);
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            directory.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    int status =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
    assertThat(status).isZero();
    try (OutputStream file = Files.newOutputStream(plugins.resolve("plugged.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry("plugged/Plugged.class"));
      jar.write(Files.readAllBytes(directory.resolve("plugged/Plugged.class")));
      jar.putNextEntry(new JarEntry("META-INF/services/dev.debrief.detectors.Detector"));
      jar.write("plugged.Plugged\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
