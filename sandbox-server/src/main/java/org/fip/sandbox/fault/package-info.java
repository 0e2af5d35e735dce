/** Faults that an operator can switch on, so that clients can be tested against a server that misbehaves. */
@NullMarked
package org.fip.sandbox.fault;

import org.jspecify.annotations.NullMarked;
