/** The one way from this service to external servers. */
@NullMarked
package org.fip.registry.external;

import org.jspecify.annotations.NullMarked;
