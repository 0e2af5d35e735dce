/** Simulated demo data: a reference panel, a target of other people, and the truth that was masked. */
@NullMarked
package org.fip.sandbox.demo;

import org.jspecify.annotations.NullMarked;
