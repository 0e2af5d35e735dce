/** Which path goes to which service, and what a caller is told when that service is away. */
@NullMarked
package org.fip.gateway.route;

import org.jspecify.annotations.NullMarked;
