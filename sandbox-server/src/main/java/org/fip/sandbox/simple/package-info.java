/**
 * The simplified dialect under {@code /simple}: jobs are submitted without naming an app, input is checked before it is
 * taken, states are words, and the results of a job are one ZIP of plain files.
 */
@NullMarked
package org.fip.sandbox.simple;

import org.jspecify.annotations.NullMarked;
