package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.StackBook.Group;

/**
 * Something that threads of one kind do from time to time.
 *
 * @param weight how often, compared to the others
 * @param subject the class waited on, allocated or thrown
 */
record Habit(Activity activity, Group stacks, int subject, double weight) {}
