package dev.debrief.testdata.corpus;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts the recordings that a test class read and the checks that it made on them, and prints one
 * line after its last test, so that a run that silently checked nothing is seen. For use as
 * {@code @RegisterExtension static final CorpusTally TALLY = Corpus.tally();} Any thread may count.
 */
public final class CorpusTally implements AfterAllCallback {
  private final LongAdder recordings = new LongAdder();
  private final LongAdder checks = new LongAdder();

  CorpusTally() {}

  /** Counts one recording and the checks made on it. */
  public void recording(long checksMade) {
    recordings.increment();
    checks.add(checksMade);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // The line by which a build shows how much it looked at.
    System.out.println(context.getRequiredTestClass().getSimpleName() + " " + this);
  }

  /** Returns the line: {@code corpus: N recordings, M checks}. */
  @Override
  public String toString() {
    return "corpus: " + recordings.sum() + " recordings, " + checks.sum() + " checks";
  }
}
