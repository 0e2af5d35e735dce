/** Jobs: their life in files and memory, and the queue that works them off. */
@NullMarked
package org.fip.sandbox.job;

import org.jspecify.annotations.NullMarked;
