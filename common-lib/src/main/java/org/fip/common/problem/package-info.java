/** The one error model: every refusal is a {@code application/problem+json} answer with a stable code and an action. */
@NullMarked
package org.fip.common.problem;

import org.jspecify.annotations.NullMarked;
