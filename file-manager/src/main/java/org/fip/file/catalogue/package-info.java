/** Which files there are, and whose. */
@NullMarked
package org.fip.file.catalogue;

import org.jspecify.annotations.NullMarked;
