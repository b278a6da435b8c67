package dev.debrief.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;

/**
 * Knows which jars can have services of ours, and looks for them nowhere else: opening every
 * library of the class path for it takes longer than finding the services. Classes and all other
 * files come from the parent.
 */
final class ServiceFiles extends ClassLoader {
  private static final String SERVICES = "META-INF/services/dev.debrief.";

  private final URLClassLoader jars;

  ServiceFiles(List<URL> jars, ClassLoader parent) {
    super(parent);
    this.jars = new URLClassLoader(jars.toArray(URL[]::new), null);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(SERVICES) ? jars.findResources(name) : super.getResources(name);
  }
}
