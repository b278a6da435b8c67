package dev.debrief.converter;

/**
 * A thread as profiles show it.
 *
 * @param id the text that the samples of a chunk have
 */
record ShownThread(String id, String name) {}
