/** From a request with files to a queued job, in the documented order of steps. */
@NullMarked
package org.fip.processor.submission;

import org.jspecify.annotations.NullMarked;
