/** The four steps, and what each outcome of an external server means for a job. */
@NullMarked
package org.fip.worker.step;

import org.jspecify.annotations.NullMarked;
