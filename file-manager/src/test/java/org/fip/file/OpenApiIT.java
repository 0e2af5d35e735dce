package org.fip.file;

import org.fip.common.test.OpenApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiIT extends FileManagerUnderTest {
    @Test
    void the_published_document_is_the_committed_one() throws Exception {
        OpenApiDocument.matches("file-manager", get("/v3/api-docs", null).text());
    }
}
