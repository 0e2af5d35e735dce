/** Files on their way in: streamed, hashed, visible only when whole. */
@NullMarked
package org.fip.file.upload;

import org.jspecify.annotations.NullMarked;
