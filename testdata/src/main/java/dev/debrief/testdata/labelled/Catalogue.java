package dev.debrief.testdata.labelled;

import java.util.List;

/** All scenarios, by detector. Only the class of the detector that is asked for is loaded. */
final class Catalogue {
  static final List<String> DETECTORS =
      List.of(
          "repeated-init",
          "tail-wait",
          "single-worker",
          "lock-contention",
          "io-under-lock",
          "n-plus-1-io",
          "thread-churn",
          "class-init-wait",
          "pool-exhausted",
          "sleep-poll",
          "fork-join-straggler",
          "warmup-frames-late",
          "vt-pinned",
          "single-byte-io",
          "exception-storm",
          "explicit-gc",
          "process-wait",
          "gc-pressure",
          "blocking-in-shared-pool",
          "recording-quality");

  private Catalogue() {}

  static List<Scenario> all() {
    return DETECTORS.stream().flatMap(detector -> of(detector).stream()).toList();
  }

  static Scenario find(String detector, String name) {
    return of(detector).stream()
        .filter(scenario -> scenario.label().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(detector + " has no " + name));
  }

  static List<Scenario> of(String detector) {
    return switch (detector) {
      case "repeated-init" -> RepeatedInitScenarios.scenarios();
      case "tail-wait" -> TailWaitScenarios.scenarios();
      case "single-worker" -> SingleWorkerScenarios.scenarios();
      case "lock-contention" -> LockContentionScenarios.scenarios();
      case "io-under-lock" -> IoUnderLockScenarios.scenarios();
      case "n-plus-1-io" -> NPlusOneScenarios.scenarios();
      case "thread-churn" -> ThreadChurnScenarios.scenarios();
      case "class-init-wait" -> ClassInitScenarios.scenarios();
      case "pool-exhausted" -> PoolExhaustedScenarios.scenarios();
      case "sleep-poll" -> SleepPollScenarios.scenarios();
      case "fork-join-straggler" -> ForkJoinScenarios.scenarios();
      case "warmup-frames-late" -> WarmupScenarios.scenarios();
      case "vt-pinned" -> VirtualPinnedScenarios.scenarios();
      case "single-byte-io" -> SingleByteIoScenarios.scenarios();
      case "exception-storm" -> ExceptionStormScenarios.scenarios();
      case "explicit-gc" -> ExplicitGcScenarios.scenarios();
      case "process-wait" -> ProcessWaitScenarios.scenarios();
      case "gc-pressure" -> GcPressureScenarios.scenarios();
      case "blocking-in-shared-pool" -> SharedPoolScenarios.scenarios();
      case "recording-quality" -> RecordingQualityScenarios.scenarios();
      default -> throw new IllegalArgumentException("no programs for " + detector);
    };
  }
}
