/** Status updates on their way to the broker. */
@NullMarked
package org.fip.job.outbox;

import org.jspecify.annotations.NullMarked;
