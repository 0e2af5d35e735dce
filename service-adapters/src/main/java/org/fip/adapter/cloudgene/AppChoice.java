package org.fip.adapter.cloudgene;

import java.util.List;
import java.util.stream.Collectors;
import org.fip.adapter.Outcome;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.jspecify.annotations.Nullable;

/** Chooses the application that imputes: jobs are submitted to it by its id. */
final class AppChoice {

    private static final List<String> USUAL = List.of("imputationserver2", "imputationserver");

    private AppChoice() {}

    static Outcome<String> from(ForeignJson server) {
        List<App> apps = server.at("apps").items().stream()
                .filter(app -> app.at("id").text() != null)
                .map(app -> App.of(app.at("id").text(""), app.at("version").text()))
                .toList();
        for (String usual : USUAL) {
            for (App app : apps) {
                if (app.bareId().equals(usual)) {
                    return Outcome.ok(app.submitId());
                }
            }
        }
        List<String> others = apps.stream().map(App::submitId).distinct().toList();
        return switch (others.size()) {
            case 0 -> new Outcome.Refused<>("This account may not run any application on the server.");
            case 1 -> Outcome.ok(others.getFirst());
            default ->
                new Outcome.Refused<>(
                        "The server has several applications; the service's setting \"app\" must name one of "
                                + PlainText.line(others.stream().limit(10).collect(Collectors.joining(", ")), 300)
                                + ".");
        };
    }

    /** Version 3 lists {@code id@version} and takes the bare id as the newest; on version 2 an id is whatever it is. */
    private record App(String bareId, String submitId) {

        static App of(String id, @Nullable String version) {
            int at = id.indexOf('@');
            String bare = at > 0 ? id.substring(0, at) : id;
            boolean versioned = version != null && id.equals(bare + "@" + version);
            return new App(bare, versioned ? bare : id);
        }
    }
}
