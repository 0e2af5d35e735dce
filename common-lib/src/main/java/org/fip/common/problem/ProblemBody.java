package org.fip.common.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fip.common.request.RequestId;

/** Turns a {@link Problem} into the members of its JSON body. */
final class ProblemBody {
    private ProblemBody() {}

    static Map<String, Object> of(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:fip:problem:" + problem.code().replace('_', '-'));
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("code", problem.code());
        body.put("detail", problem.detail());
        body.put("action", problem.action());
        body.putAll(problem.members());
        body.put("request_id", RequestId.current());
        return body;
    }
}
