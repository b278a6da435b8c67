package dev.debrief.testdata.labelled;

import dev.debrief.testdata.truth.TruthFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program that is recorded: runs one scenario and writes the truth about it.
 *
 * <p>Arguments: {@code DETECTOR NAME RECORDING LINE_PORT HTTP_PORT TRUTH_FILE}, or {@code --list}
 * for a table of all recordings: name, Java version, detector, scenario, settings, JVM options,
 * with tabs between and {@code -} for none. Exit code 3: the run was not as planned.
 */
final class LabelledProgram {
  private static final int DISTURBED = 3;

  private LabelledProgram() {}

  public static void main(String[] args) throws Throwable {
    if (args[0].equals("--list")) {
      list();
      return;
    }
    Scenario scenario = Catalogue.find(args[0], args[1]);
    TruthFile truth = new TruthFile();
    Run run = new Run(truth, new Services(Integer.parseInt(args[3]), Integer.parseInt(args[4])));
    long start = truth.nanos();
    scenario.program().run(run);
    truth.add(
        new TruthFile.Fact(
            "run", Thread.currentThread(), start, truth.nanos(), about(scenario, args[2])));
    truth.writeTo(Path.of(args[5]));
    if (!run.disturbances().isEmpty()) {
      // A program of its own: the script that records reads these lines and the status.
      run.disturbances().forEach(System.err::println);
      System.exit(DISTURBED);
    }
  }

  private static Map<String, Object> about(Scenario scenario, String recording) {
    Scenario.Label label = scenario.label();
    Map<String, Object> about = new TreeMap<>();
    about.put("name", recording);
    about.put("java", Runtime.version().toString());
    about.put("allowed", label.allowed());
    about.put(label.nearMiss() ? "nearMiss" : "positive", label.detector());
    return about;
  }

  private static void list() {
    for (Scenario scenario : Catalogue.all()) {
      for (int version : scenario.conditions().versions()) {
        System.out.println(
            String.join(
                "\t",
                scenario.recordingName(version),
                Integer.toString(version),
                scenario.label().detector(),
                scenario.label().name(),
                orDash(String.join(",", scenario.conditions().settings())),
                orDash(String.join(" ", scenario.conditions().jvmOptions()))));
      }
    }
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
