/** Keys that lie outside every database. */
@NullMarked
package org.fip.common.secret;

import org.jspecify.annotations.NullMarked;
