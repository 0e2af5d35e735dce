/** Accepts jobs and tells how they stand. */
@NullMarked
package org.fip.processor;

import org.jspecify.annotations.NullMarked;
