package org.fip.file.forecast;

import org.fip.file.preflight.Severity;

/** One thing that a forecast means, in a sentence for the researcher. */
record ForecastRemark(Severity severity, String sentence) {}
