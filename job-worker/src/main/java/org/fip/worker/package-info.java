/** Does the outside work of each job. */
@NullMarked
package org.fip.worker;

import org.jspecify.annotations.NullMarked;
