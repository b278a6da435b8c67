package dev.debrief.testdata.load;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An event type of the program's own: one request of a worker. */
@Name("debrief.Request")
@Label("Request")
@Category("Debrief")
@StackTrace(false)
final class RequestEvent extends Event {
  @Label("Layers")
  int layers;

  @Label("Outermost Layer")
  String route = "";
}
