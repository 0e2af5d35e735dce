/** Who did what with accounts and credentials. */
@NullMarked
package org.fip.user.audit;

import org.jspecify.annotations.NullMarked;
