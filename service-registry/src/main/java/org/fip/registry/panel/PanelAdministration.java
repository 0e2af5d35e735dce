package org.fip.registry.panel;

import java.util.ArrayList;
import java.util.Optional;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.CommonProblem.FieldError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Panels that an operator states by hand. */
@Service
public class PanelAdministration {
    private final Panels panels;

    PanelAdministration(Panels panels) {
        this.panels = panels;
    }

    @Transactional
    Panel add(long serviceId, PanelRequest request) {
        var missing = new ArrayList<FieldError>();
        var key = required("key", request.key(), missing);
        required("name", request.name(), missing);
        if (!missing.isEmpty()) {
            throw new CommonProblem.ValidationFailed(missing).asException();
        }
        if (panels.findByServiceIdAndKey(serviceId, key).isPresent()) {
            throw new PanelProblem.KeyTaken(key).asException();
        }
        var panel = ReferencePanel.of(serviceId, key);
        panel.change(request);
        return panels.save(panel).view();
    }

    @Transactional
    Panel change(long id, PanelRequest request) {
        var panel = require(id);
        panel.change(request);
        return panel.view();
    }

    @Transactional
    void takeOutOfUse(long id) {
        require(id).vanished();
    }

    private ReferencePanel require(long id) {
        return panels.findById(id).orElseThrow(() -> new CommonProblem.NotFound("The panel " + id).asException());
    }

    private static String required(
            String field, @org.jspecify.annotations.Nullable String value, ArrayList<FieldError> missing) {
        return Optional.ofNullable(value).orElseGet(() -> {
            missing.add(new FieldError(field, "is required"));
            return "";
        });
    }
}
