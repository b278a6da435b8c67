package dev.debrief.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.util.ServiceLoader;

/** The rules of the house. They are checked here because only this module sees all others. */
@AnalyzeClasses(packages = "dev.debrief", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final DescribedPredicate<JavaClass> REPORTING_CLASS =
      resideInAPackage("dev.debrief.cli..");

  @ArchTest
  static final ArchRule roomsHaveOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.debrief..")
          .layer("jfr-reader")
          .definedBy("dev.debrief.jfr..")
          .layer("timeline")
          .definedBy("dev.debrief.timeline..")
          .layer("converter")
          .definedBy("dev.debrief.converter..")
          .layer("detectors")
          .definedBy(
              resideInAPackage("dev.debrief.detectors..")
                  .and(DescribedPredicate.not(resideInAPackage("dev.debrief.detectors.jmc.."))))
          .layer("detectors-jmc")
          .definedBy("dev.debrief.detectors.jmc..")
          .layer("report")
          .definedBy("dev.debrief.report..")
          .layer("engine")
          .definedBy("dev.debrief.engine..")
          .layer("cli")
          .definedBy("dev.debrief.cli..")
          .layer("testdata")
          .definedBy("dev.debrief.testdata..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("testdata")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("detectors-jmc")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("converter")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("detectors")
          .mayOnlyBeAccessedByLayers("detectors-jmc", "report", "engine")
          .whereLayer("timeline")
          .mayOnlyBeAccessedByLayers("converter", "detectors", "report", "engine")
          .whereLayer("jfr-reader")
          .mayOnlyBeAccessedByLayers(
              "timeline", "converter", "detectors", "detectors-jmc", "report", "engine")
          .because("a room that knows only the rooms before it can be read, tested and replaced");

  @ArchTest
  static final ArchRule frontEndsSeeTheEngineOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.debrief.cli..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.debrief..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage("dev.debrief.cli..", "dev.debrief.engine.."))))
          .because(
              "a front end that cannot name a format needs no change when one is added, and all"
                  + " front ends offer the same");

  @ArchTest
  static final ArchRule converterAndDetectorsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("dev.debrief.detectors..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.debrief.converter..")
          .because(
              "what is shown and what is found are two readings of the same time lines; that the"
                  + " converter does not know detectors, the direction of the rooms says");

  @ArchTest
  static final ArchRule onlyTheReaderAndTheAdapterKnowJmc =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.debrief.jfr..", "dev.debrief.detectors.jmc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.openjdk.jmc..")
          .because(
              "another decoder shall be able to take its place without anybody noticing; the"
                  + " adapter is there to run JMC's own rules, and nothing else");

  @ArchTest
  static final ArchRule jsonIsReadAndWrittenWhereItBelongs =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.debrief.jfr..", "dev.debrief.timeline..", "dev.debrief.detectors..")
          .and()
          .resideOutsideOfPackages(
              "dev.debrief.timeline.span.config..", "dev.debrief.timeline.spanfile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..")
          .because(
              "events, timelines and findings are values; their form on disk is somebody else's. Span sources"
                  + " are what users write, and span files lie beside recordings: each is read in a"
                  + " package of its own");

  @ArchTest
  static final ArchRule onlyTheCommandPrints =
      noClasses()
          .that(DescribedPredicate.not(REPORTING_CLASS))
          .and()
          .resideOutsideOfPackage("dev.debrief.testdata..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("libraries return what they have to say; whoever calls them decides who hears");

  @ArchTest
  static final ArchRule onlyMainEndsTheProcess =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .and()
          .resideOutsideOfPackage("dev.debrief.testdata..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because("an engine that ends the process takes a Maven build or a Spark worker with it");

  @ArchTest
  static final ArchRule oneClassLoadsServices =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.debrief.engine.Services")
          .and()
          .resideOutsideOfPackage("dev.debrief.testdata..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ServiceLoader.class)
          .because(
              "the class loader is the request's, never the thread's: one place gets it right");

  @ArchTest
  static final ArchRule nobodyLogs =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.debrief.jfr..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .because("what is odd about an input is a diagnostic, and counted, not a log line");

  @ArchTest
  static final ArchRule nobodyPrintsTracesBehindOurBack =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.debrief.cli..")
          .should()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
          .because("stack traces are for --debug");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Data|Impl)")
          .because("such a name says that the class has no single job");
}
