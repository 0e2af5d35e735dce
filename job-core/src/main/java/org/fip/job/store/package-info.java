/** The jobs' tables: the truth about every job. */
@NullMarked
package org.fip.job.store;

import org.jspecify.annotations.NullMarked;
