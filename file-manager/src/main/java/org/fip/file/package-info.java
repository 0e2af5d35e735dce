/** Every byte of the platform: upload, storage, signed download. */
@NullMarked
package org.fip.file;

import org.jspecify.annotations.NullMarked;
