package dev.debrief.benchmarks.recording;

/** What an event of a thread says that it did. */
enum Activity {
  PARK("jdk.ThreadPark"),
  MONITOR_WAIT("jdk.JavaMonitorWait"),
  MONITOR_ENTER("jdk.JavaMonitorEnter"),
  SLEEP("jdk.ThreadSleep"),
  SOCKET_READ("jdk.SocketRead"),
  SOCKET_WRITE("jdk.SocketWrite"),
  FILE_READ("jdk.FileRead"),
  FILE_WRITE("jdk.FileWrite"),
  SAMPLE("jdk.ExecutionSample"),
  NATIVE_SAMPLE("jdk.NativeMethodSample"),
  ALLOCATION("jdk.ObjectAllocationInNewTLAB"),
  LARGE_ALLOCATION("jdk.ObjectAllocationOutsideTLAB"),
  EXCEPTION("jdk.JavaExceptionThrow"),
  CLASS_LOAD("jdk.ClassLoad");

  private final String type;

  Activity(String type) {
    this.type = type;
  }

  /** Returns the name of the event's type. */
  String type() {
    return type;
  }
}
