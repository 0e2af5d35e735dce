/** Bringing in jobs that were started elsewhere. */
@NullMarked
package org.fip.processor.adoption;

import org.jspecify.annotations.NullMarked;
