/**
 * What the platform needs of an external imputation server, whatever it speaks: one interface, its values, and the closed
 * set of outcomes. One sub-package per dialect stands behind it; callers use this package only.
 */
@NullMarked
package org.fip.adapter;

import org.jspecify.annotations.NullMarked;
