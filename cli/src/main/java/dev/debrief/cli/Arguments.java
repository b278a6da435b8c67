package dev.debrief.cli;

import dev.debrief.engine.Suggestion;
import dev.debrief.engine.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a command was given: option values after flags, environment and configuration file were laid
 * over each other, and operands.
 *
 * @param values by option; a switch without argument has an empty list when it is on
 * @param operands in the order given
 * @param warnings what was ignored
 */
record Arguments(
    Map<CommandOption, List<String>> values, List<String> operands, List<String> warnings) {
  Arguments {
    values = Map.copyOf(values);
    operands = List.copyOf(operands);
    warnings = List.copyOf(warnings);
  }

  /** Returns whether a switch is on, or an option was given. */
  boolean has(CommandOption option) {
    return values.containsKey(option);
  }

  /** Returns an option's value; the last one if it was given several times. */
  Optional<String> value(CommandOption option) {
    List<String> all = values(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Returns all values of an option, in the order given. */
  List<String> values(CommandOption option) {
    return values.getOrDefault(option, List.of());
  }

  /**
   * Returns an option's value out of a fixed choice.
   *
   * @param fallback the value when the option was not given
   * @throws UsageException if it is not one of the constants, in lower case
   */
  <E extends Enum<E>> E choice(CommandOption option, E fallback) throws UsageException {
    Optional<String> word = value(option);
    if (word.isEmpty()) {
      return fallback;
    }
    List<String> words = new ArrayList<>();
    for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(word.get())) {
        return constant;
      }
      words.add(name);
    }
    throw new UsageException(
        "--%s is one of %s, not '%s'%s"
            .formatted(
                option.longName(),
                String.join(", ", words),
                word.get(),
                Suggestion.hint("", word.get(), words)));
  }

  /**
   * Returns an option's value as a whole number.
   *
   * @throws UsageException if it is no number, or not in the range
   */
  Optional<Integer> number(CommandOption option, int least, int most) throws UsageException {
    Optional<String> text = value(option);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below, with the range.
    }
    throw new UsageException(
        "--%s is a number from %d to %d, not '%s'"
            .formatted(option.longName(), least, most, text.get()));
  }
}
