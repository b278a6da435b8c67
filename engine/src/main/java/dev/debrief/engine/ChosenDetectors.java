package dev.debrief.engine;

import dev.debrief.detectors.ChosenDetector;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.RecordingDetector;
import dev.debrief.detectors.Threshold;
import dev.debrief.detectors.Thresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The detectors of a request, found by what users call them. */
final class ChosenDetectors {
  private final Map<String, Detector> known = new TreeMap<>();
  private final Map<String, Detector> chosen = new TreeMap<>();
  private final Map<String, Map<String, Double>> values = new HashMap<>();
  private final Map<RecordingDetector, Set<String>> families = new LinkedHashMap<>();

  private ChosenDetectors(List<Detector> all) {
    all.forEach(detector -> known.put(detector.info().id(), detector));
  }

  /**
   * Finds what a request asks for.
   *
   * @throws UsageException if something in it has no meaning
   */
  static ChosenDetectors of(DetectRequest.Choice choice, Services services) throws UsageException {
    ChosenDetectors detectors = new ChosenDetectors(services.detectors());
    detectors.choose(choice.only(), services);
    detectors.skip(choice.skipped());
    for (String setting : choice.settings()) {
      detectors.set(setting);
    }
    return detectors;
  }

  private void choose(List<String> only, Services services) throws UsageException {
    if (only.isEmpty()) {
      chosen.putAll(known);
      return;
    }
    List<RecordingDetector> more = List.of();
    if (!known.keySet().containsAll(only)) {
      more = services.recordingDetectors();
    }
    for (String id : only) {
      Detector detector = known.get(id);
      if (detector != null) {
        chosen.put(id, detector);
      } else if (!chooseOfFamily(id, more)) {
        throw unknown(id, more);
      }
    }
  }

  private boolean chooseOfFamily(String id, List<RecordingDetector> more) {
    for (RecordingDetector family : more) {
      Set<String> ids = new LinkedHashSet<>();
      family.infos().forEach(info -> ids.add(info.id()));
      if (!id.equals(family.family())) {
        ids.retainAll(Set.of(id));
      }
      if (!ids.isEmpty()) {
        families.computeIfAbsent(family, unused -> new TreeSet<>()).addAll(ids);
        return true;
      }
    }
    return false;
  }

  private void skip(List<String> skipped) throws UsageException {
    for (String id : skipped) {
      boolean ofFamily = families.values().stream().anyMatch(ids -> ids.remove(id));
      if (chosen.remove(id) == null && !known.containsKey(id) && !ofFamily) {
        throw unknown(id, List.copyOf(families.keySet()));
      }
    }
  }

  private UsageException unknown(String id, List<RecordingDetector> more) {
    List<String> names = new ArrayList<>(known.keySet());
    more.forEach(family -> names.add(family.family()));
    List<String> all = new ArrayList<>(names);
    more.forEach(family -> family.infos().forEach(info -> all.add(info.id())));
    String hint = Suggestion.hint("", id, all);
    return new UsageException(
        "there is no detector '"
            + id
            + "'"
            + (hint.isEmpty() ? "; detectors are " + String.join(", ", names) : hint));
  }

  private void set(String setting) throws UsageException {
    int equals = setting.indexOf('=');
    int point = setting.lastIndexOf('.', equals);
    if (equals < 0 || point < 0) {
      throw new UsageException("'" + setting + "' is not ID.THRESHOLD=VALUE");
    }
    String id = setting.substring(0, point).strip();
    String name = setting.substring(point + 1, equals).strip();
    Detector detector = known.get(id);
    if (detector == null) {
      throw unknown(id, List.of());
    }
    Threshold threshold = threshold(detector.info(), name);
    String text = setting.substring(equals + 1).strip();
    Optional<Double> value = ThresholdValue.parse(text, threshold.unit());
    if (value.isEmpty()) {
      throw new UsageException(
          "%s.%s is %s, not '%s'"
              .formatted(id, name, ThresholdValue.example(threshold.unit()), text));
    }
    values.computeIfAbsent(id, unused -> new HashMap<>()).put(name, value.get());
  }

  private static Threshold threshold(DetectorInfo info, String name) throws UsageException {
    List<String> names = info.thresholds().stream().map(Threshold::name).toList();
    if (!names.contains(name)) {
      String hint = Suggestion.hint("", name, names);
      String all =
          names.isEmpty() ? "; it has none" : "; thresholds are " + String.join(", ", names);
      throw new UsageException(
          "%s has no threshold '%s'%s".formatted(info.id(), name, hint.isEmpty() ? all : hint));
    }
    return info.thresholds().get(names.indexOf(name));
  }

  /** Returns those that see time lines, with their thresholds. */
  List<ChosenDetector> detectors() {
    return chosen.values().stream()
        .map(
            detector -> {
              DetectorInfo info = detector.info();
              Map<String, Double> changed = values.getOrDefault(info.id(), Map.of());
              return new ChosenDetector(detector, Thresholds.of(info.thresholds(), changed));
            })
        .toList();
  }

  /** Returns those that read whole recordings, with the ids that are wanted of each. */
  Map<RecordingDetector, Set<String>> families() {
    return families;
  }

  /** Returns what all of them are. */
  List<DetectorInfo> infos() {
    List<DetectorInfo> infos = new ArrayList<>();
    chosen.values().forEach(detector -> infos.add(detector.info()));
    families.forEach(
        (family, ids) ->
            family.infos().stream().filter(info -> ids.contains(info.id())).forEach(infos::add));
    return List.copyOf(infos);
  }

  /** Returns whether findings of a detector are about the recording and not the program. */
  boolean judgesRecording(String id) {
    Detector detector = known.get(id);
    return detector != null && detector.judgesRecording();
  }
}
