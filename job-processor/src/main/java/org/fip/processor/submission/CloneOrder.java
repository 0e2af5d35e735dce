package org.fip.processor.submission;

import java.util.List;
import java.util.Map;
import org.fip.job.store.Job;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different from the first job; what is left out stays, as long as the service stays. Consent to terms is given
 * for each job anew.
 *
 * @param terms ids of the service's terms that are accepted: all of them, or none where consent is not stated
 * @param options further parameters by their id on the service
 */
record CloneOrder(
        @Nullable String name,
        @Nullable String description,
        @Nullable Long serviceId,
        @Nullable Long referencePanelId,
        @Nullable String build,
        @Nullable String phasing,
        @Nullable String population,
        @Nullable String mode,
        @Nullable String r2Filter,
        @Nullable List<String> terms,
        @Nullable Map<String, String> options) {

    static final CloneOrder UNCHANGED =
            new CloneOrder(null, null, null, null, null, null, null, null, null, null, null);

    private static final int LONGEST_NAME = 200;
    private static final String COPY = " (copy)";

    /** The form that would ask for the same without a first job. */
    OrderForm form(Job first) {
        var form = new OrderForm();
        var sameService = serviceId == null || serviceId == first.serviceId();
        var samePanel = sameService && (referencePanelId == null || referencePanelId.equals(first.referencePanelId()));
        put(form, "name", name, copied(first.name()));
        put(form, "description", description, first.description());
        put(form, "service_id", serviceId, first.serviceId());
        put(form, "reference_panel_id", referencePanelId, sameService ? first.referencePanelId() : null);
        put(form, "build", build, sameService ? first.build() : null);
        put(form, "phasing", phasing, sameService ? first.phasing() : null);
        put(form, "population", population, samePanel ? first.population() : null);
        put(form, "mode", mode, sameService ? first.mode() : null);
        put(form, "r2_filter", r2Filter, sameService ? first.r2Filter() : null);
        var kept = sameService ? first.options() : Map.<String, String>of();
        (options == null ? kept : options).forEach((id, value) -> form.put(OrderForm.OPTION + id, value));
        (terms == null ? List.<String>of() : terms).forEach(id -> form.put(OrderForm.TERMS, id));
        return form;
    }

    private static void put(OrderForm form, String field, @Nullable Object changed, @Nullable Object before) {
        var value = changed == null ? before : changed;
        if (value != null) {
            form.put(field, value.toString());
        }
    }

    private static String copied(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - COPY.length())) + COPY;
    }
}
