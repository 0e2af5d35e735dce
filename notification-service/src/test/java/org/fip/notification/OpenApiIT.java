package org.fip.notification;

import org.fip.common.test.OpenApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiIT extends NotificationServiceUnderTest {
    @Test
    void the_published_document_is_the_committed_one() throws Exception {
        OpenApiDocument.matches(
                "notification-service", get("/v3/api-docs", null).text());
    }
}
