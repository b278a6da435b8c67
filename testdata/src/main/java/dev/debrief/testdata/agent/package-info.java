/**
 * A small agent that wastes its time in three ways, acted out so that recordings of it have a known
 * truth. Start reading at {@link dev.debrief.testdata.agent.AgentRun}; {@code testdata/record} runs
 * it. Nothing depends on this package, and it uses nothing but the JDK.
 */
@NullMarked
package dev.debrief.testdata.agent;

import org.jspecify.annotations.NullMarked;
