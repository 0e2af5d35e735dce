/** What states a job can be in, and how it moves between them. */
@NullMarked
package org.fip.job.state;

import org.jspecify.annotations.NullMarked;
