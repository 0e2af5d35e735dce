package org.fip.processor.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job whose files have been uploaded before. Values are those that the service lists; what is left out takes its default.
 *
 * @param inputFileIds ids of the user's files, one per chromosome or all in one
 * @param terms ids of the service's terms that are accepted: all of them, or none where consent is not stated
 * @param options further parameters by their id on the service
 */
@Schema(description = "A job whose files have been uploaded before, by POST /files/uploads or /files/upload.")
record JobOrder(
        String name,
        long serviceId,
        long referencePanelId,
        @NotEmpty @Size(max = 500) List<UUID> inputFileIds,
        @Nullable String build,
        @Nullable String phasing,
        @Nullable String population,
        @Nullable String r2Filter,
        @Nullable String mode,
        @Nullable List<String> terms,
        @Nullable Map<String, String> options,
        @Nullable String description) {

    /** The form that would ask for the same. */
    OrderForm form() {
        var form = new OrderForm();
        put(form, "name", name);
        put(form, "service_id", serviceId);
        put(form, "reference_panel_id", referencePanelId);
        put(form, "build", build);
        put(form, "phasing", phasing);
        put(form, "population", population);
        put(form, "r2_filter", r2Filter);
        put(form, "mode", mode);
        put(form, "description", description);
        (terms == null ? List.<String>of() : terms).forEach(id -> form.put(OrderForm.TERMS, id));
        (options == null ? Map.<String, String>of() : options)
                .forEach((id, value) -> form.put(OrderForm.OPTION + id, value));
        return form;
    }

    private static void put(OrderForm form, String field, @Nullable Object value) {
        if (value != null) {
            form.put(field, value.toString());
        }
    }
}
