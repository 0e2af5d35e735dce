/** The careful HTTP client under all dialects: time limits, size limits, forbidden addresses, no token to strangers. */
@NullMarked
package org.fip.adapter.http;

import org.jspecify.annotations.NullMarked;
