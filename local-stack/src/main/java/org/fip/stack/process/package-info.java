/** Operating-system processes: starting, finding again, stopping, measuring. */
@NullMarked
package org.fip.stack.process;

import org.jspecify.annotations.NullMarked;
