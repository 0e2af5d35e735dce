/** Files that callers send: multipart forms read as they arrive, names made safe, folders for what is not a job yet. */
@NullMarked
package org.fip.sandbox.upload;

import org.jspecify.annotations.NullMarked;
