/** State as files that survive a crash at any moment. */
@NullMarked
package org.fip.sandbox.storage;

import org.jspecify.annotations.NullMarked;
