/** Forms that are read while they arrive. */
@NullMarked
package org.fip.common.form;

import org.jspecify.annotations.NullMarked;
