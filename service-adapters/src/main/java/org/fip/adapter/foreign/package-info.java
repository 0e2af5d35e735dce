/** Reading what strangers send: lenient JSON, and HTML turned into text. Nothing here throws on a damaged body. */
@NullMarked
package org.fip.adapter.foreign;

import org.jspecify.annotations.NullMarked;
