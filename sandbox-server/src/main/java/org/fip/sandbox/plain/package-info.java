/** What dialects share that hand out plain files instead of encrypted archives. */
@NullMarked
package org.fip.sandbox.plain;

import org.jspecify.annotations.NullMarked;
