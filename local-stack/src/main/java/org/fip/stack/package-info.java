/** The launcher behind {@code ./fip}: which processes make the platform, in what order, with which settings. */
@NullMarked
package org.fip.stack;

import org.jspecify.annotations.NullMarked;
