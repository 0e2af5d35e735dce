/** Jobs as their owners see them. */
@NullMarked
package org.fip.processor.job;

import org.jspecify.annotations.NullMarked;
