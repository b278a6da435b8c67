package dev.debrief.cli;

import dev.debrief.engine.Suggestion;
import dev.debrief.engine.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Option values from three places: flags beat environment variables ({@code DEBRIEF_CHUNK_SECONDS})
 * beat the configuration file ({@code chunk-seconds = 10}).
 */
final class Configuration {
  private static final String DEFAULT_FILE = "debrief.properties";

  /** A file that merely lies in the working directory must not say where data goes. */
  private static final Set<CommandOption> NOT_FROM_WORKING_DIRECTORY =
      EnumSet.of(CommandOption.CONFIG, CommandOption.OUTPUT);

  /** Keys that no file in the working directory may set, whatever command they are for. */
  private static final Set<String> OF_OTHER_COMMANDS = Set.of("dsn", "spool");

  private final Map<CommandOption, List<String>> values;
  private final List<String> warnings = new ArrayList<>();

  private Configuration(Map<CommandOption, List<String>> values) {
    this.values = values;
  }

  /**
   * Lays the three over each other.
   *
   * @param flags what the command line says
   * @param directory the working directory
   * @throws UsageException if the file cannot be read, or something in it is not an option
   */
  static Configuration read(
      Map<CommandOption, List<String>> flags, Map<String, String> env, Path directory)
      throws UsageException {
    Configuration configuration = new Configuration(new EnumMap<>(flags));
    for (CommandOption option : CommandOption.values()) {
      String value = env.get(option.variable());
      if (option.configurable() && value != null && !value.isEmpty()) {
        configuration.add(option, value, option.variable());
      }
    }
    List<String> named = configuration.values.getOrDefault(CommandOption.CONFIG, List.of());
    if (!named.isEmpty()) {
      configuration.addFile(directory.resolve(named.get(named.size() - 1)), Set.of());
    } else if (Files.isRegularFile(directory.resolve(DEFAULT_FILE))) {
      configuration.addFile(directory.resolve(DEFAULT_FILE), NOT_FROM_WORKING_DIRECTORY);
    }
    return configuration;
  }

  /** Returns the values of these options. */
  Map<CommandOption, List<String>> over(Collection<CommandOption> options) {
    Map<CommandOption, List<String>> chosen = new EnumMap<>(values);
    chosen.keySet().retainAll(options);
    chosen.entrySet().removeIf(e -> isSwitchedOff(e.getKey(), e.getValue()));
    return chosen;
  }

  /** Returns what was ignored, and why. */
  List<String> warnings() {
    return warnings;
  }

  private void addFile(Path file, Set<CommandOption> ignored) throws UsageException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("cannot read the configuration " + file + ": " + e.getMessage());
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!ignored.isEmpty() && OF_OTHER_COMMANDS.contains(key)) {
        continue;
      }
      CommandOption option = option(key, file);
      if (ignored.contains(option)) {
        warnings.add(
            "'" + key + "' in " + file.getFileName() + " is ignored; give it as an option");
      } else {
        add(option, properties.getProperty(key).strip(), file + ", " + key);
      }
    }
  }

  private static CommandOption option(String key, Path file) throws UsageException {
    List<String> known = new ArrayList<>();
    for (CommandOption option : CommandOption.values()) {
      if (option.configurable()) {
        known.add(option.longName());
      }
    }
    return CommandOption.named(key)
        .filter(CommandOption::configurable)
        .orElseThrow(
            () ->
                new UsageException(
                    file + ": unknown option '" + key + "'" + Suggestion.hint("", key, known)));
  }

  private void add(CommandOption option, String value, String where) throws UsageException {
    if (option.argument().isEmpty() && !value.equals("true") && !value.equals("false")) {
      throw new UsageException(where + " is true or false, not '" + value + "'");
    }
    List<String> list =
        option.repeatable()
            ? Stream.of(value.split("\\s*,\\s*")).filter(part -> !part.isEmpty()).toList()
            : List.of(value);
    if (!list.isEmpty()) {
      values.putIfAbsent(option, list);
    }
  }

  private static boolean isSwitchedOff(CommandOption option, List<String> value) {
    return option.argument().isEmpty() && value.equals(List.of("false"));
  }
}
