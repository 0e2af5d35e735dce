/** Asking the services how they are, and what they offer. */
@NullMarked
package org.fip.registry.check;

import org.jspecify.annotations.NullMarked;
