package dev.debrief.benchmarks.recording;

import java.util.List;
import java.util.SplittableRandom;

/**
 * An imaginary web shop and the libraries that it uses: some thousands of methods, and which of
 * them call which.
 */
final class Application {
  private static final int BRANCHES = 6;
  private static final int METHODS_PER_CLASS = 8;

  private static final List<String> MODULES =
      List.of(
          "order",
          "catalog",
          "payment",
          "customer",
          "inventory",
          "search",
          "shipping",
          "pricing",
          "notification",
          "security");
  private static final List<String> LAYERS =
      List.of("api", "service", "domain", "repository", "client", "mapper", "event", "config");
  private static final List<String> SUBJECTS =
      List.of(
          "Order",
          "Article",
          "Invoice",
          "Customer",
          "Basket",
          "Price",
          "Address",
          "Stock",
          "Voucher",
          "Shipment",
          "Session",
          "Tenant",
          "Message",
          "Review",
          "Refund");
  private static final List<String> ENDINGS =
      List.of(
          "Controller",
          "Service",
          "Aggregate",
          "Repository",
          "Client",
          "Mapper",
          "Listener",
          "Factory",
          "Validator$Rule",
          "Cache$Loader");
  private static final List<String> VERBS =
      List.of(
          "find",
          "load",
          "create",
          "update",
          "validate",
          "apply",
          "resolve",
          "convert",
          "publish",
          "calculate",
          "lambda$handle$",
          "merge",
          "lookup",
          "to",
          "on");
  private static final List<String> LIBRARIES =
      List.of(
          "org.springframework.aop.framework",
          "org.springframework.beans.factory.support",
          "org.springframework.transaction.interceptor",
          "org.springframework.data.jpa.repository.support",
          "org.springframework.web.servlet.mvc.method.annotation",
          "org.springframework.cache.interceptor",
          "org.hibernate.engine.spi",
          "org.hibernate.persister.entity",
          "org.hibernate.query.sqm.internal",
          "com.zaxxer.hikari.pool",
          "com.mysql.cj.jdbc",
          "com.fasterxml.jackson.databind.ser",
          "org.apache.kafka.clients.producer.internals",
          "io.micrometer.core.instrument",
          "io.lettuce.core.protocol",
          "org.slf4j.impl",
          "java.util.stream",
          "java.util.concurrent",
          "java.lang.invoke",
          "jdk.internal.reflect");
  private static final List<String> DESCRIPTORS =
      List.of(
          "()V",
          "()Z",
          "(J)V",
          "(Ljava/lang/Object;)Ljava/lang/Object;",
          "(Ljava/lang/String;)Ljava/util/Optional;",
          "(Ljava/util/List;Ljava/util/Map;)Ljava/util/List;",
          "(Lcom/example/shop/order/domain/OrderAggregate;J)Lcom/example/shop/order/api/OrderView;",
          "(Ljava/util/function/Supplier;)Ljava/lang/Object;",
          "([BII)I",
          "(Ljava/lang/reflect/Method;[Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
          "(IILjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/CompletableFuture;");

  private final CodeBase code;
  private final int[] methods;
  private final int[] callees;

  /**
   * @param classesPerPackage how large the program is
   */
  Application(CodeBase code, int classesPerPackage, SplittableRandom random) {
    this.code = code;
    int first = code.methodCount();
    for (String module : MODULES) {
      for (String layer : LAYERS) {
        addClasses("com.example.shop." + module + "." + layer, classesPerPackage, random);
      }
    }
    for (String library : LIBRARIES) {
      addClasses(library, 2 * classesPerPackage, random);
    }
    methods = new int[code.methodCount() - first];
    callees = new int[methods.length * BRANCHES];
    for (int i = 0; i < methods.length; i++) {
      methods[i] = first + i;
    }
    for (int i = 0; i < callees.length; i++) {
      callees[i] = random.nextInt(methods.length);
    }
  }

  private void addClasses(String packageName, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
      String name = packageName + "." + subject + ENDINGS.get(random.nextInt(ENDINGS.size())) + i;
      int line = 20 + random.nextInt(30);
      for (int j = 0; j < METHODS_PER_CLASS; j++) {
        String verb = VERBS.get(random.nextInt(VERBS.size()));
        String method = verb + SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        code.method(name, method, descriptor(random), line);
        line += 10 + random.nextInt(40);
      }
    }
  }

  /** Returns a descriptor for a method of which nobody knows one. */
  static String descriptor(SplittableRandom random) {
    return DESCRIPTORS.get(random.nextInt(DESCRIPTORS.size()));
  }

  /** Returns the method with which a use case begins, as a place in this program. */
  int entry(int useCase) {
    return Math.floorMod(useCase * 7919, methods.length);
  }

  /** Returns what a method calls at one of its calls, both as places in this program. */
  int callee(int place, int branch) {
    return callees[place * BRANCHES + Math.floorMod(branch, BRANCHES)];
  }

  /** Returns the number of a method in the code base. */
  int method(int place) {
    return methods[place];
  }
}
