/** Deleting jobs with their files. */
@NullMarked
package org.fip.processor.deletion;

import org.jspecify.annotations.NullMarked;
