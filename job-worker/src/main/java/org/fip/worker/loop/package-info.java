/** Taking hints from the queue, claiming rows, keeping claims alive, finding what was lost. */
@NullMarked
package org.fip.worker.loop;

import org.jspecify.annotations.NullMarked;
