package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.CodeBase.ClassEntry;
import dev.debrief.benchmarks.recording.CodeBase.MethodEntry;
import java.util.BitSet;

/**
 * The constant pools of one chunk that name code: methods, classes, packages and symbols, just
 * those that something in the chunk refers to.
 */
final class CodePools {
  private static final long BOOT_LOADER = 1;
  private static final long APP_LOADER = 2;
  private static final long JAVA_BASE = 2;
  private static final long UNNAMED_MODULE = 3;
  private static final int PUBLIC = 1;

  private final CodeBase code;
  private final TypeTree types;
  private final boolean modules;
  private final BitSet methods = new BitSet();
  private final BitSet classes = new BitSet();
  private final BitSet packages = new BitSet();
  private final BitSet symbols = new BitSet();

  /**
   * @param modules whether the producer knows modules and class loaders
   */
  CodePools(CodeBase code, TypeTree types, boolean modules) {
    this.code = code;
    this.types = types;
    this.modules = modules;
  }

  /** Returns where to note the methods in use. */
  BitSet methods() {
    return methods;
  }

  /** Notes that a class is in use, and returns its key. */
  long useClass(int number) {
    classes.set(number);
    return code.classKey(number);
  }

  /** Returns how many pools {@link #write} writes. */
  int count() {
    return modules ? 6 : 4;
  }

  /** Writes the pools as a checkpoint holds them, and forgets what was in use. */
  void write(EventBytes out) {
    methods.stream().forEach(number -> classes.set(code.methodAt(number).classNumber()));
    int loaderClass =
        modules ? code.classNumber("jdk.internal.loader.ClassLoaders$AppClassLoader") : 0;
    if (modules) {
      classes.set(loaderClass);
    }
    writeMethods(out);
    writeClasses(out);
    writePackages(out);
    if (modules) {
      writeModules(out);
      writeLoaders(out, loaderClass);
    }
    writeSymbols(out);
    methods.clear();
    classes.clear();
    packages.clear();
    symbols.clear();
  }

  private void writeMethods(EventBytes out) {
    begin(out, "jdk.types.Method", methods);
    methods.stream()
        .forEach(
            number -> {
              MethodEntry method = code.methodAt(number);
              out.integer(code.methodKey(number));
              out.integer(code.classKey(method.classNumber()));
              out.integer(symbol(method.name()));
              out.integer(symbol(method.descriptor()));
              out.integer(PUBLIC);
              out.octet(0);
            });
  }

  private void writeClasses(EventBytes out) {
    begin(out, "java.lang.Class", classes);
    classes.stream()
        .forEach(
            number -> {
              ClassEntry type = code.classAt(number);
              packages.set(type.packageNumber());
              out.integer(code.classKey(number));
              out.integer(!modules ? 0 : type.jdk() ? BOOT_LOADER : APP_LOADER);
              out.integer(symbol(type.symbol()));
              out.integer(code.packageKey(type.packageNumber()));
              out.integer(PUBLIC);
              if (modules) {
                out.octet(0);
              }
            });
  }

  private void writePackages(EventBytes out) {
    begin(out, "jdk.types.Package", packages);
    packages.stream()
        .forEach(
            number -> {
              out.integer(code.packageKey(number));
              out.integer(symbol(code.packageSymbol(number)));
              if (modules) {
                boolean java = code.packageAt(number).startsWith("j");
                out.integer(java ? JAVA_BASE : UNNAMED_MODULE);
                out.octet(1);
              }
            });
  }

  private void writeModules(EventBytes out) {
    out.integer(types.id("jdk.types.Module"));
    out.integer(2);
    writeModule(out, JAVA_BASE, "java.base", "17.0.15", "jrt:/java.base", BOOT_LOADER);
    writeModule(out, UNNAMED_MODULE, "", "", "", APP_LOADER);
  }

  private void writeModule(
      EventBytes out, long key, String name, String version, String location, long loader) {
    out.integer(key);
    out.integer(symbol(code.symbols().number(name)));
    out.integer(symbol(code.symbols().number(version)));
    out.integer(symbol(code.symbols().number(location)));
    out.integer(loader);
  }

  private void writeLoaders(EventBytes out, int appLoaderClass) {
    out.integer(types.id("jdk.types.ClassLoader"));
    out.integer(2);
    out.integer(BOOT_LOADER);
    out.integer(0);
    out.integer(symbol(code.symbols().number("bootstrap")));
    out.integer(APP_LOADER);
    out.integer(code.classKey(appLoaderClass));
    out.integer(symbol(code.symbols().number("app")));
  }

  private void writeSymbols(EventBytes out) {
    begin(out, "jdk.types.Symbol", symbols);
    symbols.stream()
        .forEach(
            number -> {
              out.integer(code.symbolKey(number));
              out.utf8(code.symbols().text(number));
            });
  }

  private void begin(EventBytes out, String type, BitSet members) {
    out.integer(types.id(type));
    out.integer(members.cardinality());
  }

  private long symbol(int number) {
    symbols.set(number);
    return code.symbolKey(number);
  }
}
