package org.fip.sandbox.wes;

import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code {"msg":…,"status_code":…}}, always. */
@Component
@InSapporoStyle
class SapporoErrors implements ErrorShape {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Body(String msg, int statusCode) {}

    @Override
    public Object body(int status, String reason, String path) {
        return new Body(reason, status);
    }
}
