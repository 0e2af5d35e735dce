package org.fip.sandbox.job;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a user sent.
 *
 * @param name the wished name; empty for the job's id
 * @param files a folder with the uploaded files, which becomes the job's
 * @param unlimited whether the limit of unfinished jobs does not apply
 */
public record Submission(
        String username,
        String name,
        String applicationId,
        String userAgent,
        Map<String, String> parameters,
        Path files,
        boolean unlimited) {}
