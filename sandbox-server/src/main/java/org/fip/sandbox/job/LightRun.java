package org.fip.sandbox.job;

import java.time.Duration;

/** How long a job that is not worked on for real stays in each state. */
public record LightRun(Duration waiting, Duration running, Duration exporting) {}
