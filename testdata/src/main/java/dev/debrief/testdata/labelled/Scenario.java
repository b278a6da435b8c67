package dev.debrief.testdata.labelled;

import java.util.ArrayList;
import java.util.List;

/**
 * A program with its label and the conditions under which it is recorded.
 *
 * @param label what it is known to be
 * @param conditions how it is recorded
 * @param program what it does
 */
record Scenario(Label label, Conditions conditions, Program program) {

  /**
   * @param detector the detector that the program is for
   * @param name unique among those of the detector
   * @param nearMiss whether that detector has nothing to find
   * @param allowed detectors that may find something too without being wrong
   */
  record Label(String detector, String name, boolean nearMiss, List<String> allowed) {}

  /**
   * @param versions Java versions, one recording each
   * @param settings event settings that differ from the usual ones, {@code type#name=value}
   * @param jvmOptions options of the virtual machine
   */
  record Conditions(List<Integer> versions, List<String> settings, List<String> jvmOptions) {}

  /** A program in which the detector has something to find. */
  static Scenario positive(String detector, String name, Program program) {
    return of(new Label(detector, name, false, List.of()), program);
  }

  /** A program that resembles what the detector looks for, and is not that. */
  static Scenario nearMiss(String detector, String name, Program program) {
    return of(new Label(detector, name, true, List.of()), program);
  }

  private static Scenario of(Label label, Program program) {
    return new Scenario(label, new Conditions(List.of(17), List.of(), List.of()), program);
  }

  /** Recorded on these Java versions instead of on 17. */
  Scenario on(Integer... versions) {
    return under(new Conditions(List.of(versions), conditions.settings(), conditions.jvmOptions()));
  }

  /** Recorded with one more event setting. */
  Scenario recording(String setting) {
    return under(
        new Conditions(
            conditions.versions(), with(conditions.settings(), setting), conditions.jvmOptions()));
  }

  /**
   * Recorded without events about collections that come by the ten thousand and are for experts.
   */
  Scenario withoutCollectionDetails() {
    return recording("jdk.GCPhaseParallel#enabled=false")
        .recording("jdk.PromoteObjectInNewPLAB#enabled=false")
        .recording("jdk.PromoteObjectOutsidePLAB#enabled=false")
        .recording("jdk.TenuringDistribution#enabled=false")
        .recording("jdk.MetaspaceSummary#enabled=false")
        .recording("jdk.MetaspaceChunkFreeListSummary#enabled=false");
  }

  /** Run with one more option of the virtual machine. */
  Scenario jvm(String option) {
    return under(
        new Conditions(
            conditions.versions(), conditions.settings(), with(conditions.jvmOptions(), option)));
  }

  /** Another detector may find something too: it is there, but not what the program is for. */
  Scenario allowing(String detector) {
    return new Scenario(
        new Label(
            label.detector(), label.name(), label.nearMiss(), with(label.allowed(), detector)),
        conditions,
        program);
  }

  /** The recording's name, without ending, on a Java version. */
  String recordingName(int version) {
    String name = label.detector() + "-" + label.name();
    return version == 17 ? name : name + "-jdk" + version;
  }

  private Scenario under(Conditions other) {
    return new Scenario(label, other, program);
  }

  private static List<String> with(List<String> list, String element) {
    List<String> longer = new ArrayList<>(list);
    longer.add(element);
    return List.copyOf(longer);
  }
}
