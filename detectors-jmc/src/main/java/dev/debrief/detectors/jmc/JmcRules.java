package dev.debrief.detectors.jmc;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordingDetector;
import dev.debrief.detectors.Severity;
import dev.debrief.jfr.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/**
 * The rules of JDK Mission Control, each a detector {@code jmc:ID}. JMC holds the whole recording
 * in memory, so that large recordings need a large heap.
 */
public final class JmcRules implements RecordingDetector {
  private static final String FAMILY = "jmc";
  private static final int THREADS = 1;

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public List<DetectorInfo> infos() {
    return rules().stream().map(JmcRules::info).toList();
  }

  private static List<IRule> rules() {
    return RuleRegistry.getRules().stream().sorted(Comparator.comparing(IRule::getId)).toList();
  }

  private static String id(IRule rule) {
    return FAMILY + ":" + rule.getId();
  }

  private static DetectorInfo info(IRule rule) {
    return new DetectorInfo(
        id(rule),
        rule.getName(),
        "JMC's rule '%s' (topic %s).".formatted(rule.getName(), rule.getTopic()),
        Severity.WARNING,
        List.of(),
        List.of());
  }

  /** All rules are evaluated, because some ask for the results of others. */
  @Override
  public Detected examine(WholeRecording recording, Set<String> ids) throws IOException {
    Map<IRule, Future<IResult>> results =
        RulesToolkit.evaluateParallel(
            rules(), load(recording), IPreferenceValueProvider.DEFAULT_VALUES, THREADS);
    List<Finding> findings = new ArrayList<>();
    List<NotApplicable> notApplicable = new ArrayList<>();
    List<Diagnostic> failures = new ArrayList<>();
    for (IRule rule : rules()) {
      Future<IResult> future = results.get(rule);
      if (!ids.contains(id(rule)) || future == null) {
        continue;
      }
      try {
        JmcResult result = new JmcResult(info(rule), future.get());
        result.finding(recording).ifPresent(findings::add);
        result.notApplicable().ifPresent(notApplicable::add);
      } catch (ExecutionException | InterruptedException e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        failures.add(failure(rule, e));
      }
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return new Detected(findings, notApplicable, failures);
  }

  private static IItemCollection load(WholeRecording recording) throws IOException {
    try {
      return JfrLoaderToolkit.loadEvents(recording.bytes());
    } catch (CouldNotLoadRecordingException e) {
      throw new IOException("JMC cannot load the recording: " + e.getMessage(), e);
    }
  }

  private static Diagnostic failure(IRule rule, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new Diagnostic(
        "detector-failed",
        Diagnostic.Level.ERROR,
        id(rule) + " failed: " + cause,
        1,
        Optional.empty());
  }
}
