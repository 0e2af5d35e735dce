/** How much of the storage a user takes, and may take. */
@NullMarked
package org.fip.file.usage;

import org.jspecify.annotations.NullMarked;
