/** One service: a request in, a result out. The only package that front ends compile against. */
@NullMarked
package dev.debrief.engine;

import org.jspecify.annotations.NullMarked;
