package dev.debrief.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Other people's detectors, span sources and formats: the jars in {@code plugins/} of the
 * installation. They have a class loader of their own behind the program's, whose class path stays
 * what it was when the archive of its classes was made.
 */
final class Plugins {
  private static final String DIRECTORY = "plugins";

  private Plugins() {}

  /** Returns the class loader to ask for services: the program's if there is no plug-in. */
  static ClassLoader loader() {
    ClassLoader own = Plugins.class.getClassLoader();
    return installation().map(home -> loader(home.resolve(DIRECTORY), own)).orElse(own);
  }

  /** Returns a loader of the jars in a directory, which need not exist. */
  static ClassLoader loader(Path directory, ClassLoader parent) {
    List<URL> jars = jars(directory);
    return jars.isEmpty() ? parent : new URLClassLoader(jars.toArray(URL[]::new), parent);
  }

  private static List<URL> jars(Path directory) {
    List<URL> urls = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return urls;
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
      TreeSet<Path> sorted = new TreeSet<>();
      jars.forEach(sorted::add);
      for (Path jar : sorted) {
        urls.add(url(jar));
      }
      return urls;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plug-ins in " + directory, e);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  /** Returns the directory above {@code lib/}, in which the program's own jar lies. */
  private static Optional<Path> installation() {
    CodeSource source = Plugins.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(source.getLocation().toURI()).toAbsolutePath();
      return Optional.ofNullable(jar.getParent())
          .filter(lib -> lib.endsWith("lib"))
          .map(Path::getParent);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
