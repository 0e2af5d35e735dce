/** Whether a researcher's token works, asked for user-service; nothing of it is kept. */
@NullMarked
package org.fip.registry.token;

import org.jspecify.annotations.NullMarked;
