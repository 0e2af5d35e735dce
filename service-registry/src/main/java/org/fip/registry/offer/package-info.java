/** What a server's submission form allows. */
@NullMarked
package org.fip.registry.offer;

import org.jspecify.annotations.NullMarked;
