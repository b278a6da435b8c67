package dev.debrief.engine;

import java.util.List;
import java.util.Objects;

/**
 * The service: requests in, results out. Stateless; several threads may use one, each with its own
 * request.
 */
public final class Debriefing {
  /** Returns the version of Debrief, such as {@code 1.2.0}. */
  public static String version() {
    return Objects.requireNonNullElse(
        Debriefing.class.getPackage().getImplementationVersion(), "development");
  }

  /**
   * Converts recordings to profiles, one after the other. An input that cannot be read does not
   * stop the others: its {@link Outcome} says what is wrong.
   *
   * @throws UsageException if the request asks for what there is not
   * @throws java.util.concurrent.CancellationException if the listener wanted to stop
   */
  public Result<Conversion> convert(ConvertRequest request, Progress<Conversion> progress)
      throws UsageException {
    return new EachInput<>(request.inputs(), progress).run(new Converting(request, progress));
  }

  /**
   * Says what is in recordings, and what is missing.
   *
   * @throws UsageException if the file with span sources cannot be read
   * @throws java.util.concurrent.CancellationException if the listener wanted to stop
   */
  public Result<Summary> summarize(SummaryRequest request, Progress<Summary> progress)
      throws UsageException {
    return new EachInput<>(request.inputs(), progress)
        .run(
            new Summarizing(
                Translation.parser(request.inputs().parser()),
                new Services(request.loader()).spanSources(request.spanSources()),
                progress));
  }

  /**
   * Looks for wasted time in recordings, one after the other, and writes what is found. An input
   * that cannot be read does not stop the others. If the findings cannot be written, the last
   * {@link Outcome} says so.
   *
   * @throws UsageException if the request asks for what there is not
   * @throws java.util.concurrent.CancellationException if the listener wanted to stop
   */
  public Result<Findings> detect(DetectRequest request, Progress<Findings> progress)
      throws UsageException {
    return new Examination(request, progress).run();
  }

  /**
   * Returns all detectors.
   *
   * @param loader class loader that is asked for them
   */
  public List<DetectorDescription> detectors(ClassLoader loader) {
    return DetectorList.of(new Services(loader));
  }

  /** Checks files against the rules by which Sentry takes in profiles. */
  public Validation validate(ValidateRequest request) {
    return new Validating(request).run();
  }
}
