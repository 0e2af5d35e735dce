/** The platform's public entry. */
@NullMarked
package org.fip.gateway;

import org.jspecify.annotations.NullMarked;
