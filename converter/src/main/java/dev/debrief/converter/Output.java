package dev.debrief.converter;

/**
 * A file that was written.
 *
 * @param file its name relative to the output directory, with {@code /}
 * @param type what it holds, such as {@code profile_chunk}
 * @param samples samples in it, 0 where there are none
 * @param startNanos first instant that it tells of, epoch nanoseconds
 * @param endNanos last instant
 */
public record Output(
    String file, String type, long samples, long startNanos, long endNanos, long bytes) {}
