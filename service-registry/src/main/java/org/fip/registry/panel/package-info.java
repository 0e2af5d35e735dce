/** The reference panels of each service. */
@NullMarked
package org.fip.registry.panel;

import org.jspecify.annotations.NullMarked;
