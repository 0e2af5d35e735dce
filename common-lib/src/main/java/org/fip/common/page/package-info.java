/** Pages of long lists. */
@NullMarked
package org.fip.common.page;

import org.jspecify.annotations.NullMarked;
