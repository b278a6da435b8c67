package dev.debrief.benchmarks.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes and methods of a program, with the numbers under which its producer's constant pools
 * hold them.
 */
final class CodeBase {
  private final Numbering numbering;
  private final SymbolTable symbols = new SymbolTable();
  private final Map<String, Integer> classNumbers = new HashMap<>();
  private final List<ClassEntry> classes = new ArrayList<>();
  private final List<String> packages = new ArrayList<>();
  private final Map<String, Integer> packageNumbers = new HashMap<>();
  private final List<MethodEntry> methods = new ArrayList<>();
  private final Map<String, Integer> methodNumbers = new HashMap<>();
  private final Map<Integer, Integer> classSizes = new HashMap<>();

  /** How a producer numbers what is in its pools. */
  enum Numbering {
    /** Methods by class and place in it; symbols far above. */
    HOTSPOT,
    /** All from 1 on. */
    ASYNC_PROFILER
  }

  /** A class, with the numbers of its name and package. */
  record ClassEntry(String name, int symbol, int packageNumber, boolean jdk) {}

  /** A method, with the numbers of its class, name and descriptor. */
  record MethodEntry(
      int classNumber, int ordinal, int name, int descriptor, int firstLine, boolean inNative) {}

  CodeBase(Numbering numbering) {
    this.numbering = numbering;
    symbols.number("");
    packageNumber("");
  }

  SymbolTable symbols() {
    return symbols;
  }

  /** Returns a class's number; the name has dots. */
  int classNumber(String name) {
    Integer known = classNumbers.get(name);
    if (known != null) {
      return known;
    }
    int dot = name.lastIndexOf('.');
    boolean java = name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    // Libraries of native code have dots of their own.
    boolean library = name.startsWith("lib") || name.startsWith("[");
    int symbol = symbols.number(library ? name : name.replace('.', '/'));
    int packageNumber = packageNumber(dot < 0 || library ? "" : name.substring(0, dot));
    classes.add(new ClassEntry(name, symbol, packageNumber, java));
    classNumbers.put(name, classes.size() - 1);
    return classes.size() - 1;
  }

  private int packageNumber(String name) {
    Integer known = packageNumbers.putIfAbsent(name, packages.size());
    if (known != null) {
      return known;
    }
    packages.add(name);
    symbols.number(name.replace('.', '/'));
    return packages.size() - 1;
  }

  /** Returns a method's number; a class has one method of a name. */
  int method(String className, String name, String descriptor, int line) {
    String key = className + "#" + name;
    Integer known = methodNumbers.get(key);
    if (known != null) {
      return known;
    }
    int owner = classNumber(className);
    int ordinal = classSizes.merge(owner, 1, Integer::sum);
    int nameSymbol = symbols.number(name);
    int descriptorSymbol = symbols.number(descriptor);
    methods.add(
        new MethodEntry(owner, ordinal, nameSymbol, descriptorSymbol, Math.max(0, line), line < 0));
    methodNumbers.put(key, methods.size() - 1);
    return methods.size() - 1;
  }

  int methodCount() {
    return methods.size();
  }

  MethodEntry methodAt(int number) {
    return methods.get(number);
  }

  ClassEntry classAt(int number) {
    return classes.get(number);
  }

  /** Returns the number of the symbol that names a package. */
  int packageSymbol(int packageNumber) {
    return symbols.number(packages.get(packageNumber).replace('.', '/'));
  }

  String packageAt(int packageNumber) {
    return packages.get(packageNumber);
  }

  long classKey(int number) {
    return numbering == Numbering.HOTSPOT ? 310 + 3L * number : number + 1L;
  }

  long methodKey(int number) {
    if (numbering == Numbering.ASYNC_PROFILER) {
      return number + 1L;
    }
    MethodEntry method = methods.get(number);
    return classKey(method.classNumber()) << 16 | method.ordinal();
  }

  long symbolKey(int number) {
    return numbering == Numbering.HOTSPOT ? (1L << 24) + 128 + number : number + 1L;
  }

  long packageKey(int number) {
    return number + 1L;
  }
}
