/** Request ids, from the first byte that reaches the platform to the last log line. */
@NullMarked
package org.fip.common.request;

import org.jspecify.annotations.NullMarked;
