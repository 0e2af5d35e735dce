package org.fip.job.input;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a service would say of a job's input.
 *
 * @param fileId null where it is about all files together
 * @param filename null where it is about all files together
 * @param rule stable, for programs
 * @param severity {@code error}, {@code warning} or {@code info}
 * @param sentence for the researcher
 * @param cure a command or a choice; empty where there is none
 */
public record InputFinding(
        @Nullable UUID fileId, @Nullable String filename, String rule, String severity, String sentence, String cure) {

    boolean isError() {
        return severity.equals("error");
    }

    /** With the name of its file before it, if it is about one. */
    public String text() {
        return filename == null ? sentence : filename + ": " + sentence;
    }
}
