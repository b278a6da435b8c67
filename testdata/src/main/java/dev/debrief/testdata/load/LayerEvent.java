package dev.debrief.testdata.load;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An event type of the program's own: the time that a request spent in a layer and behind it. */
@Name("debrief.Layer")
@Label("Layer")
@Category("Debrief")
@StackTrace(false)
final class LayerEvent extends Event {
  @Label("Name")
  final String name;

  @Label("Depth")
  final int depth;

  LayerEvent(String name, int depth) {
    this.name = name;
    this.depth = depth;
  }
}
