/** Taking failed jobs up again: their owners' and the operators' way. */
@NullMarked
package org.fip.processor.retry;

import org.jspecify.annotations.NullMarked;
