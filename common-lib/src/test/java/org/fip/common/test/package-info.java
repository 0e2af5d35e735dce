/** Fixtures that every service's integration tests share: real backing servers, keys and tokens. */
@NullMarked
package org.fip.common.test;

import org.jspecify.annotations.NullMarked;
