/** Files on their way out, by links that are good for one file and a limited time. */
@NullMarked
package org.fip.file.download;

import org.jspecify.annotations.NullMarked;
