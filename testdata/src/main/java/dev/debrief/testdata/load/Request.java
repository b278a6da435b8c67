package dev.debrief.testdata.load;

import java.util.List;

/** One request on its way through the layers; at the end of the way its work is done. */
final class Request {
  private final List<Layer> path;
  private final Runnable work;
  private int depth;

  Request(List<Layer> path, Runnable work) {
    this.path = path;
    this.work = work;
  }

  /** Goes through the next layer, or does the work behind the last one. */
  void goOn() {
    if (depth == path.size()) {
      work.run();
      return;
    }
    Layer layer = path.get(depth++);
    LayerEvent event = new LayerEvent(layer.name(), depth);
    event.begin();
    layer.pass(this);
    event.commit();
  }
}
