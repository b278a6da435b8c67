package dev.debrief.jfr.decode;

/** Names of event types over the versions of the JDK. */
public final class TypeNames {
  private static final String BEFORE_JDK_11 = "com.oracle.jdk.";

  private TypeNames() {}

  /** Returns the name that JDK 11 and later give to a type of formats 1.x and 2.x. */
  public static String current(String name) {
    return name.startsWith(BEFORE_JDK_11) ? "jdk." + name.substring(BEFORE_JDK_11.length()) : name;
  }
}
