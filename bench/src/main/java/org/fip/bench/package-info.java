/** Benchmarks: each prints what it measured, how, and a ratio to a baseline of the same run. */
@NullMarked
package org.fip.bench;

import org.jspecify.annotations.NullMarked;
