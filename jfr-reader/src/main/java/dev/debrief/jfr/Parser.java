package dev.debrief.jfr;

/** Which decoder reads the chunks of a recording. */
public enum Parser {
  /** The streaming decoder, and JMC's for what that one declines. */
  AUTO,
  /** Debrief's own decoder alone; chunks of format 0.9 are lost. */
  STREAMING,
  /** JMC's parser alone: the reference. */
  JMC
}
