package dev.debrief.testdata.labelled;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.StringJoiner;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

/** What belongs to the start of a program, done over and over until its end. */
final class WarmupScenarios {
  private static final String ID = "warmup-frames-late";

  private WarmupScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "patterns", WarmupScenarios::patternPerLine)
            .on(17, 25)
            .allowing("repeated-init"),
        Scenario.positive(ID, "xml-factories", WarmupScenarios::factoryPerDocument)
            .on(17)
            .allowing("repeated-init"),
        Scenario.positive(ID, "formulas", WarmupScenarios::lambdaPerFormula)
            .on(25)
            .allowing("repeated-init"),
        Scenario.positive(ID, "services", WarmupScenarios::servicesPerCall)
            .on(17)
            .allowing("repeated-init"),
        Scenario.nearMiss(ID, "at-the-start", WarmupScenarios::patternsAtTheStart).on(25),
        Scenario.nearMiss(ID, "once-in-a-while", WarmupScenarios::rarePattern).on(17));
  }

  private static void patternPerLine(Run run) {
    String expression = alternatives(1_500);
    Spells compiling = new Spells();
    long matches = 0;
    long end = run.now() + 2_600_000_000L;
    while (run.now() < end) {
      matches += match(run, compiling, expression) ? 1 : 0;
      Work.compute(0.8);
    }
    run.require(matches == 0, "the line matches nothing");
    note(run, compiling, "match", "Pattern.compile", 0.3);
  }

  private static boolean match(Run run, Spells compiling, String expression) {
    long start = run.now();
    Pattern pattern = Pattern.compile(expression);
    compiling.add(start, run.now());
    return pattern.matcher("not in there").find();
  }

  private static String alternatives(int count) {
    StringJoiner words = new StringJoiner("|");
    for (int i = 0; i < count; i++) {
      words.add("word" + i * 7 + "[a-z]{2," + (3 + i % 5) + "}x?");
    }
    return words.toString();
  }

  private static void factoryPerDocument(Run run) throws Exception {
    Spells making = new Spells();
    long end = run.now() + 2_800_000_000L;
    while (run.now() < end) {
      parse(run, making, "<order id='4'><line/><line/></order>");
      Work.compute(0.5);
    }
    note(run, making, "parse", "DocumentBuilderFactory.newInstance", 0.3);
  }

  private static int parse(Run run, Spells making, String document) throws Exception {
    long start = run.now();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    var builder = factory.newDocumentBuilder();
    making.add(start, run.now());
    byte[] bytes = document.getBytes(US_ASCII);
    return builder.parse(new ByteArrayInputStream(bytes)).getChildNodes().getLength();
  }

  /** Looks for implementations again whenever it needs one. */
  private static void servicesPerCall(Run run) {
    Spells looking = new Spells();
    int found = 0;
    long end = run.now() + 2_600_000_000L;
    while (run.now() < end) {
      found += implementations(run, looking);
      Work.compute(0.2);
    }
    run.require(found > 0, "there are implementations");
    note(run, looking, "implementations", "ServiceLoader.load", 0.3);
  }

  private static int implementations(Run run, Spells looking) {
    long start = run.now();
    int found = 0;
    for (FileSystemProvider provider : ServiceLoader.load(FileSystemProvider.class)) {
      found += provider.getScheme().isEmpty() ? 0 : 1;
    }
    looking.add(start, run.now());
    return found;
  }

  /** Makes a class for each evaluation of a formula, as careless scripting does. */
  private static void lambdaPerFormula(Run run) throws Throwable {
    Spells spinning = new Spells();
    long result = 1;
    long end = run.now() + 2_600_000_000L;
    while (run.now() < end) {
      result = evaluate(run, spinning, result);
      Work.compute(0.1);
    }
    run.require(result != 1, "formulas have results");
    note(run, spinning, "evaluate", "LambdaMetafactory.metafactory", 0.5);
  }

  private static long evaluate(Run run, Spells spinning, long argument) throws Throwable {
    long start = run.now();
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType numeric = MethodType.methodType(long.class, long.class);
    MethodHandle body = lookup.findStatic(WarmupScenarios.class, "formula", numeric);
    MethodType factory = MethodType.methodType(LongUnaryOperator.class);
    LongUnaryOperator formula =
        (LongUnaryOperator)
            LambdaMetafactory.metafactory(lookup, "applyAsLong", factory, numeric, body, numeric)
                .getTarget()
                .invokeExact();
    spinning.add(start, run.now());
    return formula.applyAsLong(argument);
  }

  @SuppressWarnings("unused") // called through the classes that are made for it
  private static long formula(long argument) {
    return argument * 31 + 7;
  }

  private static void note(
      Run run, Spells spells, String method, String warmUp, double leastShare) {
    double share = spells.sumMillis() / Run.millis(spells.endNanos() - spells.startNanos());
    run.require(share >= leastShare, "share of warm-up " + share);
    run.claim(ID)
        .key(WarmupScenarios.class, method)
        .orKey(warmUp)
        .count(spells.count())
        .saving(spells.allButLongestMillis())
        .detail("share", Math.round(share * 100) / 100.0)
        .from(spells.startNanos())
        .noteUntil(spells.endNanos());
  }

  /** Everything is compiled first, and then used. */
  private static void patternsAtTheStart(Run run) {
    Spells compiling = new Spells();
    for (int i = 0; i < 4; i++) {
      match(run, compiling, alternatives(900 + i));
    }
    run.require(compiling.sumMillis() < 250, "compiled for " + compiling.sumMillis() + " ms");
    Pattern kept = Pattern.compile("word[0-9]+x");
    boolean found = true;
    for (int line = 0; line < 110; line++) {
      found &= kept.matcher("word" + Work.compute(16) % 7 + "x word4x").find();
    }
    run.require(found, "lines match");
  }

  /** A small pattern now and then costs next to nothing. */
  private static void rarePattern(Run run) {
    Spells compiling = new Spells();
    for (int i = 0; i < 22; i++) {
      match(run, compiling, alternatives(12));
      Work.compute(85);
    }
    run.require(compiling.sumMillis() < 40, "compiled for " + compiling.sumMillis() + " ms");
  }
}
