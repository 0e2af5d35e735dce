/** Whether each service can be reached, how quickly, and since when. */
@NullMarked
package org.fip.registry.health;

import org.jspecify.annotations.NullMarked;
