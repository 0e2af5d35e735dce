package org.fip.processor;

import org.fip.common.test.OpenApiDocument;
import org.fip.processor.test.RunningProcessor;
import org.junit.jupiter.api.Test;

class OpenApiIT extends RunningProcessor {
    @Test
    void the_published_document_is_the_committed_one() throws Exception {
        OpenApiDocument.matches(
                "job-processor", as(ADA).get("/v3/api-docs").body().toString());
    }
}
