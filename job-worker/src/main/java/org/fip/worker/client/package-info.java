/** The other services, as far as job-worker needs them. */
@NullMarked
package org.fip.worker.client;

import org.jspecify.annotations.NullMarked;
