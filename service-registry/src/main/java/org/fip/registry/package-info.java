/** Which imputation servers there are, what they offer, and how they are. */
@NullMarked
package org.fip.registry;

import org.jspecify.annotations.NullMarked;
