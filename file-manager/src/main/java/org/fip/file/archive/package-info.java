/** All results of a job as one ZIP archive that is never stored: its bytes are found while it is read. */
@NullMarked
package org.fip.file.archive;

import org.jspecify.annotations.NullMarked;
