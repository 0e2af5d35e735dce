/** The world around the worker, as tests need it: an external server that does as it is told, and our other services. */
@NullMarked
package org.fip.worker.test;

import org.jspecify.annotations.NullMarked;
