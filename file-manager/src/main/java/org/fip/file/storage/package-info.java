/** Where the bytes are, encrypted. */
@NullMarked
package org.fip.file.storage;

import org.jspecify.annotations.NullMarked;
