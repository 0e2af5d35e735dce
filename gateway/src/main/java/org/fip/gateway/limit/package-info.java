/** How many requests one user or one address may make; counted in Redis, so that all gateways count together. */
@NullMarked
package org.fip.gateway.limit;

import org.jspecify.annotations.NullMarked;
