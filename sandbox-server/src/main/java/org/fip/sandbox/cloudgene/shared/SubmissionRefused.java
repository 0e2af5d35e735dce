package org.fip.sandbox.cloudgene.shared;

/** A submission is not taken; each version words and numbers that its own way. */
public final class SubmissionRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it is not taken. */
    public enum Reason {
        UNKNOWN_PARAMETER,
        TOO_LARGE,
        TOO_MANY_JOBS
    }

    private final Reason reason;
    private final String text;

    private SubmissionRefused(Reason reason, String text) {
        super(text);
        this.reason = reason;
        this.text = text;
    }

    static SubmissionRefused unknownParameter(String escapedName) {
        return new SubmissionRefused(Reason.UNKNOWN_PARAMETER, "Parameter '" + escapedName + "' not found.");
    }

    static SubmissionRefused tooLarge(long bytes, long maximumBytes) {
        return new SubmissionRefused(
                Reason.TOO_LARGE,
                "The content length [%d] exceeds the maximum allowed content length [%d]"
                        .formatted(bytes, maximumBytes));
    }

    static SubmissionRefused tooManyJobs(int maximum) {
        return new SubmissionRefused(
                Reason.TOO_MANY_JOBS, "Only " + maximum + " jobs per user can be executed simultaneously.");
    }

    public Reason reason() {
        return reason;
    }

    /** The text, in the words of version 3. */
    public String text() {
        return text;
    }
}
