package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What every chunk says again: the machine, the JVM, the recording and all its settings. */
final class ChunkFacts {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "java.vm.specification.name", "Java Virtual Machine Specification",
          "java.vm.specification.version", "17",
          "java.vm.version", "17.0.15+6-LTS",
          "java.vm.name", "OpenJDK 64-Bit Server VM",
          "java.vm.info", "mixed mode, sharing",
          "java.home", "/opt/java/openjdk",
          "java.class.path", "/srv/shop/shop-server.jar",
          "sun.java.command", "/srv/shop/shop-server.jar --spring.profiles.active=prod");

  private final ChunkEvents chunk;
  private final TypeTree types;
  private final Roster roster;

  ChunkFacts(ChunkEvents chunk, TypeTree types, Roster roster) {
    this.chunk = chunk;
    this.types = types;
    this.roster = roster;
  }

  /** Writes what stands at the begin of a chunk. */
  void writeBegin(long ticks) throws IOException {
    EventBytes out = roster.recorder().buffer();
    writeRecording(out, ticks);
    for (Element type : types.events()) {
      for (Element setting : type.all("setting")) {
        writeSetting(out, ticks, type, setting);
      }
    }
    writeJvm(out, ticks);
    writeMachine(out, ticks);
    long propertyId = types.id("jdk.InitialSystemProperty", "startTime", "key", "value");
    for (String key : PROPERTIES.keySet().stream().sorted().toList()) {
      int event = out.begin(propertyId);
      out.integer(ticks);
      out.utf8(key);
      out.utf8(PROPERTIES.getOrDefault(key, ""));
      chunk.end(out, event);
    }
  }

  /** Writes what stands at the end of a chunk: how much each thread has allocated. */
  void writeEnd(long ticks) throws IOException {
    EventBytes out = roster.recorder().buffer();
    long id = types.id("jdk.ThreadAllocationStatistics", "startTime", "allocated", "thread");
    for (RecordedThread thread : roster.all()) {
      int event = out.begin(id);
      out.integer(ticks);
      out.integer(ticks / 100 * thread.key());
      out.integer(thread.key());
      chunk.end(out, event);
    }
  }

  private void writeRecording(EventBytes out, long ticks) throws IOException {
    int event =
        out.begin(
            types.id(
                "jdk.ActiveRecording",
                ("startTime duration eventThread stackTrace id name destination maxAge"
                        + " flushInterval maxSize recordingStart recordingDuration")
                    .split(" ")));
    out.integer(ticks);
    out.integer(0);
    out.integer(roster.main().key());
    out.integer(0);
    out.integer(1);
    out.chars("profile");
    out.noString();
    out.integer(Long.MAX_VALUE);
    out.integer(1_000);
    out.integer(0);
    out.integer(Clock.START_NANOS / Clock.MILLI);
    out.integer(Long.MAX_VALUE);
    chunk.end(out, event);
  }

  private void writeSetting(EventBytes out, long ticks, Element type, Element setting)
      throws IOException {
    int event =
        out.begin(
            types.id(
                "jdk.ActiveSetting",
                "startTime duration eventThread stackTrace id name value".split(" ")));
    out.integer(ticks);
    out.integer(0);
    out.integer(roster.main().key());
    out.integer(0);
    out.integer(Long.parseLong(type.attribute("id")));
    out.chars(setting.attribute("name"));
    out.chars(value(type.attribute("name"), setting));
    chunk.end(out, event);
  }

  private static String value(String type, Element setting) {
    boolean sample = List.of("jdk.ExecutionSample", "jdk.NativeMethodSample").contains(type);
    return switch (setting.attribute("name")) {
      case "enabled" -> "true";
      case "period" ->
          sample ? (type.equals("jdk.ExecutionSample") ? "10 ms" : "20 ms") : "everyChunk";
      case "threshold" -> type.startsWith("jdk.File") ? "20 us" : "0 ns";
      default -> setting.attribute("defaultValue");
    };
  }

  private void writeJvm(EventBytes out, long ticks) throws IOException {
    int event =
        out.begin(
            types.id(
                "jdk.JVMInformation",
                "startTime jvmName jvmVersion jvmArguments jvmFlags javaArguments jvmStartTime pid"
                    .split(" ")));
    out.integer(ticks);
    out.utf8("OpenJDK 64-Bit Server VM");
    out.utf8("OpenJDK 64-Bit Server VM (17.0.15+6-LTS) for linux-amd64 JRE (17.0.15+6-LTS)");
    out.utf8("-Xmx6g -XX:StartFlightRecording:settings=profile,maxsize=4g");
    out.noString();
    out.utf8("/srv/shop/shop-server.jar --spring.profiles.active=prod");
    out.integer((Clock.START_NANOS - Clock.START_TICKS) / Clock.MILLI);
    out.integer(4182);
    chunk.end(out, event);
  }

  private void writeMachine(EventBytes out, long ticks) throws IOException {
    int system = out.begin(types.id("jdk.OSInformation", "startTime", "osVersion"));
    out.integer(ticks);
    out.utf8("DISTRIB_ID=Ubuntu\nuname: Linux 6.8.0-60-generic x86_64\nlibc: glibc 2.39 NPTL 2.39");
    chunk.end(out, system);
    int processor =
        out.begin(
            types.id(
                "jdk.CPUInformation",
                "startTime cpu description sockets cores hwThreads".split(" ")));
    out.integer(ticks);
    out.utf8("AMD Zen 3 (HT) SSE SSE2 SSE3 SSSE3 SSE4.1 SSE4.2 SSE4A AMD64");
    out.utf8("Brand: AMD EPYC 7763 64-Core Processor, Vendor: AuthenticAMD");
    out.integer(1);
    out.integer(64);
    out.integer(128);
    chunk.end(out, processor);
  }
}
