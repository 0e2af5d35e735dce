/** The embedded backing servers: PostgreSQL, Redis, AMQP broker, mail inbox. Real engines, each in a folder of its own. */
@NullMarked
package org.fip.stack.backing;

import org.jspecify.annotations.NullMarked;
