package org.fip.worker.step;

import java.io.IOException;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.job.store.JobChange;

/** One kind of outside work. */
interface Step {
    JobStep kind();

    /** Does it for a claimed job and says what it leaves behind. An exception means that our own side failed. */
    JobChange run(Job job) throws IOException;
}
