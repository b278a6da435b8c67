package dev.debrief.benchmarks.recording;

import java.util.List;

/** What async-profiler says of itself, the machine and the JVM at the begin of a recording. */
final class AsyncFacts {
  private static final int SIZE_BYTES = 5;
  private static final List<String> OWN_SETTINGS =
      List.of(
          "version=4.1",
          "engine=perf_events",
          "cstack=vm",
          "clock=monotonic",
          "event=cpu",
          "jstackdepth=2048",
          "jfropts=0",
          "chunksize=104857600",
          "chunktime=3600");

  private final TypeTree types;

  AsyncFacts(TypeTree types) {
    this.types = types;
  }

  /** Writes the events. */
  void write(EventBytes out) {
    long recordingId = types.id("jdk.ActiveRecording");
    writeRecording(out, recordingId);
    for (String setting : OWN_SETTINGS) {
      int equals = setting.indexOf('=');
      writeSetting(out, recordingId, setting.substring(0, equals), setting.substring(equals + 1));
    }
    long sample = types.id("jdk.ExecutionSample");
    writeSetting(out, sample, "enabled", "true");
    writeSetting(out, sample, "interval", "100000");
    for (String type :
        List.of("jdk.ObjectAllocationInNewTLAB", "jdk.JavaMonitorEnter", "jdk.ThreadPark")) {
      writeSetting(out, types.id(type), "enabled", "false");
    }
    writeTexts(out, "jdk.OSInformation", "uname: Linux 6.8.0-60-generic x86_64");
    writeJvm(out);
    writeTexts(out, "jdk.InitialSystemProperty", "java.vm.version", "17.0.15+6-LTS");
    writeTexts(out, "jdk.InitialSystemProperty", "java.vm.specification.version", "17");
  }

  private void writeRecording(EventBytes out, long typeId) {
    int event = out.begin(typeId);
    out.integer(Clock.START_TICKS);
    out.integer(1);
    out.utf8("async-profiler 4.1");
    out.utf8("shop.jfr");
    out.integer(Long.MAX_VALUE);
    out.integer(0);
    out.integer(Clock.START_NANOS / Clock.MILLI);
    out.integer(Long.MAX_VALUE);
    out.end(event);
  }

  private void writeSetting(EventBytes out, long typeId, String name, String value) {
    int event = out.begin(types.id("jdk.ActiveSetting", "startTime", "id", "name", "value"));
    out.integer(Clock.START_TICKS);
    out.integer(typeId);
    out.utf8(name);
    out.utf8(value);
    out.endPadded(event, SIZE_BYTES);
  }

  private void writeTexts(EventBytes out, String type, String... texts) {
    int event = out.begin(types.id(type));
    out.integer(Clock.START_TICKS);
    for (String text : texts) {
      out.utf8(text);
    }
    out.endPadded(event, SIZE_BYTES);
  }

  private void writeJvm(EventBytes out) {
    int event = out.begin(types.id("jdk.JVMInformation"));
    out.integer(Clock.START_TICKS);
    out.utf8("OpenJDK 64-Bit Server VM");
    out.utf8("17.0.15+6-LTS");
    out.utf8("-Xmx6g -agentpath:/opt/async-profiler/lib/libasyncProfiler.so=start,interval=100us");
    out.noString();
    out.utf8("/srv/shop/shop-server.jar --spring.profiles.active=prod");
    out.integer((Clock.START_NANOS - Clock.START_TICKS) / Clock.MILLI);
    out.integer(4_182);
    out.endPadded(event, SIZE_BYTES);
  }
}
