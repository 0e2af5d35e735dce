/** The health of the whole, made of the health of its parts. */
@NullMarked
package org.fip.monitoring.health;

import org.jspecify.annotations.NullMarked;
