package dev.debrief.converter.rules;

/** A frame of a {@link ChunkModel}. Immutable; may be part of many models. */
public final class ModelFrame {
  private final ProfileFrame frame;

  /**
   * @param line source line, 0 if there is none
   */
  public ModelFrame(String function, String module, String filename, int line, boolean inApp) {
    this.frame =
        new ProfileFrame(module, function, filename, line == 0 ? -1 : line, null, null, inApp);
  }

  ProfileFrame frame() {
    return frame;
  }
}
