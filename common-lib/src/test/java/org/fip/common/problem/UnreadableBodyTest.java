package org.fip.common.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class UnreadableBodyTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Body(Instant keptUntil, UUID file, Integer count, Inner inner, Map<String, Integer> free) {}

    private record Inner(boolean resubmit) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"kept_until":"2027-06-01"}      | The member 'kept_until' must be an instant such as 2027-06-01T00:00:00Z
                    {"file":"s3cret"}                | The member 'file' must be a UUID
                    {"count":"s3cret"}               | The member 'count' must be a number
                    {"inner":{"resubmit":"s3cret"}}  | The member 'inner.resubmit' must be true or false
                    {"inner":["s3cret"]}             | The body is not the JSON that is expected here
                    {"free":{"S3cret":"s3cret"}}     | The body is not the JSON that is expected here
                    {"count":                        | The body is not the JSON that is expected here
                    """)
    void the_member_and_its_form_are_told_and_nothing_of_what_was_sent(String body, String detail) {
        var failure = catchThrowable(() -> JSON.readValue(body, Body.class));
        assertThat(failure).isNotNull();
        assertThat(UnreadableBody.detail(new IllegalStateException(failure)))
                .isEqualTo(detail)
                .doesNotContainIgnoringCase("s3cret");
    }
}
