package dev.debrief.engine;

import dev.debrief.converter.ProfileFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The one place that loads services: what is pluggable, found with the class loader that a request
 * carries. Never the thread's: pool threads in other people's processes have another.
 */
final class Services {
  private final ClassLoader loader;

  Services(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns the output format with a name.
   *
   * @throws UsageException if there is none
   */
  ProfileFormat format(String name) throws UsageException {
    List<ProfileFormat> formats =
        ServiceLoader.load(ProfileFormat.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    for (ProfileFormat format : formats) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    String known =
        formats.stream().map(ProfileFormat::name).sorted().collect(Collectors.joining(", "));
    throw new UsageException("there is no format '" + name + "'; formats are " + known);
  }
}
