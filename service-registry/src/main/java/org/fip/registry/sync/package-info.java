/** Asking servers which panels and parameters they offer. */
@NullMarked
package org.fip.registry.sync;

import org.jspecify.annotations.NullMarked;
