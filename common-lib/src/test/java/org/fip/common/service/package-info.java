/** A tiny service of the platform's make, to test what every service gets from this library. */
@NullMarked
package org.fip.common.service;

import org.jspecify.annotations.NullMarked;
