/** Asking one part whether it works; one class for each way of asking. */
@NullMarked
package org.fip.monitoring.probe;

import org.jspecify.annotations.NullMarked;
