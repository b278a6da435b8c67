package dev.debrief.converter.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One run of the checker over a set of files. Add every file, then ask once for the violations. Not
 * safe for use by several threads. One file is in memory at a time; of earlier ones only what rules
 * over several files need.
 */
public final class SentryCheck {
  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::severity)
          .thenComparingInt(violation -> violation.rule().number());

  private final CheckOptions options;
  private final SetChecks set = new SetChecks();
  private final List<Findings> files = new ArrayList<>();

  SentryCheck(CheckOptions options) {
    this.options = options;
  }

  /**
   * Checks a file on its own and remembers what rules over several files need.
   *
   * @param fileName name for the violations
   * @param content the whole file; not changed, not kept
   */
  public void add(String fileName, byte[] content) {
    Findings findings = new Findings(fileName);
    files.add(findings);
    if (content.length > EnvelopeChecks.MAX_ENVELOPE_BYTES) {
      tooLarge(findings);
    } else {
      new FileCheck(options, findings, set).check(Bytes.of(content));
    }
  }

  /**
   * Checks a file as {@link #add(String, byte[])} does. No more than 200 MiB are read: more than
   * that is a violation by itself.
   *
   * @param content the file; read to its end or to the limit, not closed
   * @throws IOException if the stream cannot be read
   */
  public void add(String fileName, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes((int) EnvelopeChecks.MAX_ENVELOPE_BYTES + 1);
    add(fileName, bytes);
  }

  static void tooLarge(Findings findings) {
    findings.add(
        Check.ITEM_TOO_LARGE,
        "",
        "the file exceeds the limit of an envelope, "
            + EnvelopeChecks.MAX_ENVELOPE_BYTES
            + " bytes");
  }

  /**
   * Ends the run: looks at the files together and returns everything that was found, by file in the
   * order of adding, then by severity and number of the rule. To be called once.
   */
  public List<Violation> finish() {
    set.check();
    List<Violation> violations = new ArrayList<>();
    for (Findings file : files) {
      file.list().stream().sorted(ORDER).forEach(violations::add);
    }
    return List.copyOf(violations);
  }
}
