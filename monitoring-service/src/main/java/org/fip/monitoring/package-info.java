/** Watches every part of the platform. */
@NullMarked
package org.fip.monitoring;

import org.jspecify.annotations.NullMarked;
