/**
 * GA4GH WES 1.0 and 1.1, as the Starter Kit, Sapporo, Toil, WESkit and Cromwell speak it. The
 * <a href="https://ga4gh.github.io/workflow-execution-service-schemas/">specification</a> leaves to each site how inputs get in
 * and outputs get out; {@link org.fip.adapter.wes.WesSettings} says it.
 */
@NullMarked
package org.fip.adapter.wes;

import org.jspecify.annotations.NullMarked;
