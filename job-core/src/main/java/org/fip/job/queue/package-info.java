/** The Redis queue: hints about which job is due. Everything in it can be lost and found again in the tables. */
@NullMarked
package org.fip.job.queue;

import org.jspecify.annotations.NullMarked;
