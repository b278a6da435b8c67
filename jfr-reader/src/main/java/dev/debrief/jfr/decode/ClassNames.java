package dev.debrief.jfr.decode;

/** Names of classes as people write them. */
public final class ClassNames {
  private ClassNames() {}

  /**
   * Returns the readable form of the name of a class as the JVM has it: {@code java/lang/String} is
   * {@code java.lang.String}, {@code [I} is {@code int[]}.
   */
  public static String readable(String internal) {
    int dimensions = 0;
    while (dimensions < internal.length() && internal.charAt(dimensions) == '[') {
      dimensions++;
    }
    String element = internal.substring(dimensions);
    if (dimensions > 0) {
      element = element(element);
    }
    return element.replace('/', '.') + "[]".repeat(dimensions);
  }

  private static String element(String descriptor) {
    return switch (descriptor) {
      case "B" -> "byte";
      case "C" -> "char";
      case "D" -> "double";
      case "F" -> "float";
      case "I" -> "int";
      case "J" -> "long";
      case "S" -> "short";
      case "Z" -> "boolean";
      default ->
          descriptor.startsWith("L") && descriptor.endsWith(";")
              ? descriptor.substring(1, descriptor.length() - 1)
              : descriptor;
    };
  }
}
