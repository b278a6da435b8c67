package dev.debrief.detectors.init;

import dev.debrief.jfr.Frame;
import java.util.List;
import java.util.Set;

/** What names and descriptors say of a method: whether it makes something that is worth keeping. */
final class InitNames {
  static final String CONSTRUCTOR = "<init>";
  static final String CLASS_INITIALISER = "<clinit>";

  /** First words of methods that make something. */
  private static final Set<String> CREATING =
      Set.of(
          "create",
          "build",
          "make",
          "new",
          "init",
          "initialize",
          "initialise",
          "load",
          "open",
          "connect",
          "setup",
          "configure",
          "from",
          "of",
          "compile",
          "instance",
          "provide",
          "parse",
          "read",
          "bootstrap",
          "prepare",
          "construct",
          "assemble",
          "establish",
          "login",
          "apply");

  /** Last words of types that are expensive to make more often than not. */
  private static final List<String> EXPENSIVE =
      List.of(
          "Client",
          "Context",
          "Factory",
          "Mapper",
          "Connection",
          "Session",
          "Engine",
          "Registry",
          "Config",
          "Configuration",
          "DataSource",
          "Template",
          "Parser",
          "Validator",
          "Properties",
          "Pattern",
          "KeyStore",
          "Injector",
          "Container",
          "Catalog",
          "Repository",
          "Service",
          "Provider",
          "Manager",
          "Schema",
          "Dictionary",
          "Compiler",
          "Serializer",
          "Marshaller",
          "Transformer",
          "Driver",
          "Pool",
          "Environment",
          "Settings",
          "Resolver",
          "ResourceBundle",
          "Gateway",
          "Store");

  private InitNames() {}

  /** Returns whether a method's name says that it makes something. */
  static boolean creates(String methodName) {
    if (methodName.startsWith("getInstance")) {
      return true;
    }
    int end = 0;
    while (end < methodName.length() && Character.isLowerCase(methodName.charAt(end))) {
      end++;
    }
    return CREATING.contains(methodName.substring(0, end));
  }

  /** Returns the class that a method returns, {@code ""} if it returns none or that is unknown. */
  static String returned(Frame frame) {
    String descriptor = frame.descriptor();
    int end = descriptor.lastIndexOf(')');
    return end >= 0 && descriptor.startsWith("L", end + 1) && descriptor.endsWith(";")
        ? descriptor.substring(end + 2, descriptor.length() - 1).replace('/', '.')
        : "";
  }

  /** Returns whether a method returns its own class, or that of which it is the companion. */
  static boolean returnsOwnClass(Frame frame) {
    String returned = returned(frame);
    String owner = frame.className();
    return !returned.isEmpty()
        && (returned.equals(owner)
            || owner.equals(returned + "$")
            || owner.equals(returned + "$Companion"));
  }

  /** Returns whether a type is one that is usually expensive to make. */
  static boolean expensive(String className) {
    for (String word : EXPENSIVE) {
      if (className.endsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether objects of a class are made for a moment: exceptions, anonymous ones. */
  static boolean passing(String className) {
    return className.endsWith("Exception")
        || className.endsWith("Error")
        || className.endsWith("Throwable")
        || className.contains("$$Lambda")
        || (Character.isDigit(className.charAt(className.length() - 1))
            && className.lastIndexOf('$') > className.lastIndexOf('.'));
  }
}
