/** Mails on their way out; a mail server that is away delays them and loses none. */
@NullMarked
package org.fip.notification.email;

import org.jspecify.annotations.NullMarked;
