/** The services around job-processor, and a client that sends what a browser or a script would send. */
@NullMarked
package org.fip.processor.test;

import org.jspecify.annotations.NullMarked;
