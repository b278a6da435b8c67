package dev.debrief.converter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files with transactions in the directory of a profile. For one thread. */
final class TransactionFiles {
  static final String TYPE = "transaction";

  /** More files than this in one directory are no joy. */
  private static final int FILES_IN_DIRECTORY = 1_000;

  private final ProfileRequest request;
  private final OutputDirectory directory;
  private final boolean many;
  private final List<Long> ends = new ArrayList<>();

  /**
   * @param most how many there will be at most
   */
  TransactionFiles(ProfileRequest request, OutputDirectory directory, int most) {
    this.request = request;
    this.directory = directory;
    this.many = most > FILES_IN_DIRECTORY;
  }

  /** Writes the next file, unless Sentry would reject it. */
  void write(Transaction.Part root, String ending, long samples, byte[] content)
      throws OutputException {
    String name = fileName(ends.size() + 1, ending);
    request.check().check(name, content);
    try (OutputFile file = directory.create(name, TYPE)) {
      try {
        file.stream().write(content);
      } catch (IOException e) {
        throw file.failed(e);
      }
      file.finish(samples, root.startNanos(), root.endNanos());
    }
    ends.add(root.endNanos());
  }

  private String fileName(int number, String ending) {
    String name = "transaction-" + FileNumbers.text(number) + ending;
    return many
        ? String.format(
            Locale.ROOT, "transactions-%03d/%s", (number - 1) / FILES_IN_DIRECTORY + 1, name)
        : name;
  }

  /** Returns when the transactions ended that were written. */
  List<Long> ends() {
    return ends;
  }
}
