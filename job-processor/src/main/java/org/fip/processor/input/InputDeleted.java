package org.fip.processor.input;

import java.util.List;
import java.util.Map;
import org.fip.common.problem.Problem;

/** Input that is to be used again is not here any more. */
record InputDeleted(List<String> files) implements Problem {
    @Override
    public int status() {
        return 409;
    }

    @Override
    public String code() {
        return "input_deleted";
    }

    @Override
    public String title() {
        return "The input has been deleted";
    }

    @Override
    public String detail() {
        return "Not here any more: " + String.join(", ", files);
    }

    @Override
    public String action() {
        return "Submit a new job with its files";
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("files", files);
    }
}
