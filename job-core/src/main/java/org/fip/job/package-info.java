/** Jobs: what they are, where they stand, what is to be done next. */
@NullMarked
package org.fip.job;

import org.jspecify.annotations.NullMarked;
