package dev.debrief.timeline.frames;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of the names of generated code what differs from run to run: addresses, counters and
 * random suffixes. Numbers that the compiler assigns in the order of the source ({@code
 * lambda$run$0}, {@code Types$12}, {@code $anonfun$1}) are equal in every run of a build and tell
 * different code apart, so they stay.
 */
public final class GeneratedNames {
  private static final String DIGIT = "0-9";

  /**
   * The replacement of a pattern in names that contain a text, which is quicker to look for.
   *
   * @param contained {@link #DIGIT} for any digit
   */
  private record Rule(String contained, Pattern pattern, String replacement) {
    static Rule of(String contained, String pattern, String replacement) {
      return new Rule(contained, Pattern.compile(pattern), replacement);
    }

    String apply(String name) {
      boolean maybe = contained.equals(DIGIT) ? hasDigit(name) : name.contains(contained);
      return maybe ? pattern.matcher(name).replaceAll(replacement) : name;
    }

    private static boolean hasDigit(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c >= '0' && c <= '9') {
          return true;
        }
      }
      return false;
    }
  }

  private static final List<Rule> CLASSES =
      List.of(
          // Hidden and VM-anonymous classes: X/0x00000008000c1040, X.0x…, X+0x…, X/1394670043.
          Rule.of(DIGIT, "([/+.](0x[0-9a-fA-F]+|[0-9]+))+$", ""),
          // X$$Lambda$89, X$$Lambda
          Rule.of("$$Lambda", "\\$\\$Lambda\\$[0-9]+", "\\$\\$Lambda"),
          // LambdaForm$MH001, of JDK 8
          Rule.of("LambdaForm$", "(LambdaForm\\$[A-Z]+)[0-9]+", "$1"),
          // jdk.proxy2.$Proxy7, com.sun.proxy.$Proxy7, $Proxy7
          Rule.of("jdk.proxy", "^jdk\\.proxy[0-9]+\\.", "jdk.proxy."),
          Rule.of("$Proxy", "\\$Proxy[0-9]+$", "\\$Proxy"),
          // GeneratedMethodAccessor42 and its kin
          Rule.of("Accessor", "(Generated[A-Za-z]*Accessor)[0-9]+$", "$1"),
          // EventHandler1364_1795345046070-22444, EventHandlerProxy…, of JFR before JDK 19
          Rule.of("EventHandler", "(EventHandler(Proxy)?)[0-9]+_[0-9]+-[0-9]+$", "$1"),
          // X$$EnhancerBySpringCGLIB$$1a2b3c, X$$SpringCGLIB$$0, X$$FastClassByGuice$$7f
          Rule.of(
              "$$",
              "\\$\\$(\\w*CGLIB|EnhancerBy\\w+|FastClass\\w*|KeyFactoryBy\\w+)\\$\\$[0-9a-f]+(?=\\$|$)",
              "\\$\\$$1"),
          // X$ByteBuddy$xYz12abC and what is built with Byte Buddy
          Rule.of(
              "$",
              "\\$(ByteBuddy|MockitoMock|auxiliary|Hibernate(?:Basic)?Proxy"
                  + "|HibernateInstantiator|HibernateAccessOptimizer)\\$\\w+",
              "\\$$1"),
          // X_$$_jvst1a2_3, X_$$_javassist_12
          Rule.of("_$$_", "_\\$\\$_(jvst\\w*|javassist_\\w+)", "_\\$\\$_javassist"),
          // Clojure's user$eval1234$fn__1235
          Rule.of("$", "\\$(eval|fn__|reify__)[0-9]+", "\\$$1"),
          // Groovy's Script12, Scala's $line12.$read
          Rule.of("Script", "^Script[0-9]+(?=\\$|$)", "Script"),
          Rule.of("$line", "\\$line[0-9]+\\.", "\\$line."),
          // JRuby's rubyjit.X$$run_<sha-1>_123, Gradle's build_<digest of 25>
          Rule.of("rubyjit", "_[0-9a-fA-F]{40}(_[0-9]+)?", ""),
          Rule.of("_", "_(?=(?:[a-z]*[0-9]){3})[0-9a-z]{20,}(?=\\$|$)", ""),
          // Time stamps and random longs: Class15826008648854827834
          Rule.of(DIGIT, "[_-]?[0-9]{10,}", ""));

  private static final List<Rule> METHODS =
      List.of(
          // async-profiler's thread frames: [main tid=4711]
          Rule.of("tid=", "^\\[(.*?) ?tid=[0-9]+\\]$", "[$1]"),
          // A library without symbols, named by its path
          Rule.of("/", "^/(?:.*/)?", ""));

  private static final List<Rule> LIBRARIES =
      List.of(
          // Libraries unpacked from jars: snappy-1.1.8-<uuid>-libsnappyjava.so, liblz4123456789.so
          Rule.of("-", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-?", ""),
          Rule.of(DIGIT, "[_-]?[0-9]{9,}", ""));

  private GeneratedNames() {}

  /** Returns the name of a class without what differs from run to run. */
  public static String stableClass(String className) {
    return apply(CLASSES, className);
  }

  /** Returns the name of a method or native function without what differs from run to run. */
  public static String stableMethod(String methodName) {
    return apply(METHODS, methodName);
  }

  /** Returns the file name of a native library without what differs from run to run. */
  public static String stableLibrary(String fileName) {
    return apply(LIBRARIES, fileName);
  }

  private static String apply(List<Rule> rules, String name) {
    String stable = name;
    for (Rule rule : rules) {
      stable = rule.apply(stable);
    }
    return stable;
  }
}
