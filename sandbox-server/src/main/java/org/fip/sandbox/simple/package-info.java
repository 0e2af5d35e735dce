/**
 * The simplified dialect under {@code /simple}: a submission without application, states in words, all results as one archive
 * without password.
 */
@NullMarked
package org.fip.sandbox.simple;

import org.jspecify.annotations.NullMarked;
