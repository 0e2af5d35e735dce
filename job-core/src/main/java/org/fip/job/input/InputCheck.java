package org.fip.job.input;

import java.util.List;

/** How far a job's input has been held against what its service accepts. */
public sealed interface InputCheck {
    /** The service would take it, as far as one can know. */
    record Passed() implements InputCheck {}

    /** It is not known yet: the worker looks again before it sends anything. */
    record Open() implements InputCheck {}

    /**
     * The service would end the job, so it is not sent.
     *
     * @param service its name
     * @param findings errors first, then what else was found
     */
    record Refused(String service, List<InputFinding> findings) implements InputCheck {
        /** The error code of such jobs, and the code of the problem. */
        public static final String CODE = "input_refused";

        public static final String ACTION =
                "Correct what is named and submit a new job, run this one again with other choices, or, where you know better,"
                        + " send it anyway (in the API: retry it with ignore_findings). Its files stay here";

        /** For people: the first reason, and how many more there are. */
        public String message() {
            var errors = findings.stream().filter(InputFinding::isError).toList();
            var more = errors.size() - 1;
            return "%s would refuse the input. %s%s"
                    .formatted(
                            service,
                            errors.getFirst().text(),
                            more == 0
                                    ? ""
                                    : more == 1 ? " (and one more reason)" : " (and %d more reasons)".formatted(more));
        }
    }
}
