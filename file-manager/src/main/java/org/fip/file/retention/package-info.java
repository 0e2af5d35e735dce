/** How long files are kept: what goes when, who is told before, and what is known of it afterwards. */
@NullMarked
package org.fip.file.retention;

import org.jspecify.annotations.NullMarked;
