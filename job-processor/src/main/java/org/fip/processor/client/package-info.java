/** The other services, as far as job-processor needs them. */
@NullMarked
package org.fip.processor.client;

import org.jspecify.annotations.NullMarked;
