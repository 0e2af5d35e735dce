@NullMarked
package org.fip.stack.backing;

import org.jspecify.annotations.NullMarked;
