package org.fip.processor.job;

import java.util.List;
import org.fip.processor.client.Files;

/** The results that are there so far, each with a link. */
record JobResults(List<Files.ResultFile> files) {}
