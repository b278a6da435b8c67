package dev.debrief.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Other people's detectors, span sources and formats: the jars in {@code plugins/} of the
 * installation. They have a class loader of their own behind the program's, whose class path stays
 * what it was when the archive of its classes was made.
 */
final class Plugins {
  private static final String DIRECTORY = "plugins";
  private static final String ALL = "";

  /** How the names of those of our jars begin that hold services. */
  private static final String OURS = "debrief-";

  private Plugins() {}

  /** Returns the class loader to ask for services: the program's if it is not installed. */
  static ClassLoader loader() {
    ClassLoader own = Plugins.class.getClassLoader();
    Path lib = lib();
    return lib == null ? own : installed(lib, lib.resolveSibling(DIRECTORY), own);
  }

  /** Returns a loader that looks for services in our own jars and in plug-ins only. */
  static ClassLoader installed(Path lib, Path plugins, ClassLoader parent) {
    ClassLoader classes = loader(plugins, parent);
    List<URL> jars = jars(lib, OURS);
    if (jars.isEmpty()) {
      return classes;
    }
    jars.addAll(jars(plugins, ALL));
    return new ServiceFiles(jars, classes);
  }

  /** Returns a loader of the jars in a directory, which need not exist. */
  static ClassLoader loader(Path directory, ClassLoader parent) {
    List<URL> jars = jars(directory, ALL);
    return jars.isEmpty() ? parent : new URLClassLoader(jars.toArray(URL[]::new), parent);
  }

  /** Returns the jars of a directory whose names begin so, in the order of their names. */
  private static List<URL> jars(Path directory, String beginning) {
    List<URL> urls = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return urls;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      TreeSet<Path> sorted = new TreeSet<>();
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(beginning) && name.toLowerCase(Locale.ROOT).endsWith(".jar")) {
          sorted.add(file);
        }
      }
      for (Path jar : sorted) {
        urls.add(jar.toUri().toURL());
      }
      return urls;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the jars in " + directory, e);
    }
  }

  /** Returns the directory in which the program's own jar lies, if it is an installation's. */
  private static @Nullable Path lib() {
    CodeSource source = Plugins.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path lib = Path.of(source.getLocation().toURI()).toAbsolutePath().getParent();
      return lib != null && lib.endsWith("lib") ? lib : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
