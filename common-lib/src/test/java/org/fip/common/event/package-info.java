/** Tests of events on their way to the broker. */
@NullMarked
package org.fip.common.event;

import org.jspecify.annotations.NullMarked;
