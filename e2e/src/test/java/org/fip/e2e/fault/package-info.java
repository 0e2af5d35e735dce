/** What can go wrong, done on purpose to a running platform, and what must be true afterwards. */
@NullMarked
package org.fip.e2e.fault;

import org.jspecify.annotations.NullMarked;
