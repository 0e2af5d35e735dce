package org.fip.sandbox.job;

import java.util.Optional;

/** What may be made to go wrong with jobs, for those who test clients of this server. */
public interface Disturbances {

    /** How many unfinished jobs a user may have now. */
    int slots(int configured);

    /** A job was stored, and its submitter is about to be told so. */
    void taken(Job job);

    /** Whether this job's results go now, just as somebody comes for them. */
    boolean retires(Job job);

    /** A message of a job's step as its owner shall read it, HTML. */
    String told(String message);

    /** How the next job passes when it shall not be worked on for real. */
    Optional<LightRun> lightRun();
}
