/** The other services, as far as file-manager needs them. */
@NullMarked
package org.fip.file.client;

import org.jspecify.annotations.NullMarked;
