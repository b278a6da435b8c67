package dev.debrief.testdata.agent;

/** What was learnt from a step, and the thread that found it out. */
record Insight(String text, Thread worker) {}
