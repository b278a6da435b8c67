package dev.debrief.timeline;

import dev.debrief.jfr.Event;

/**
 * An event that began before the chunk that holds it.
 *
 * @param event a sample or an interval
 * @param producer who wrote its chunk
 */
record EarlyEvent(Event event, String producer) {}
