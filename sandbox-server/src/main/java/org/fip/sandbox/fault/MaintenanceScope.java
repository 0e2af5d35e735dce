package org.fip.sandbox.fault;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What stays open in maintenance: server info, accounts, downloads and logs; in Cloudgene 2 a job's status too. */
final class MaintenanceScope {

    private static final List<PathPattern> OPEN = Stream.of(
                    "/",
                    "/login",
                    "/logs/**",
                    "/share/**",
                    "/downloads/**",
                    "/browse/**",
                    "/get/**",
                    "/api/v2/server",
                    "/api/v2/server/counters",
                    "/api/v2/tokens/**",
                    "/api/v2/users/**",
                    "/api/v2/admin/**",
                    "/cloudgene2/login",
                    "/cloudgene2/logs/**",
                    "/cloudgene2/share/**",
                    "/cloudgene2/downloads/**",
                    "/cloudgene2/results/**",
                    "/cloudgene2/api/v2/server",
                    "/cloudgene2/api/v2/server/counters",
                    "/cloudgene2/api/v2/tokens/**",
                    "/cloudgene2/api/v2/users/**",
                    "/cloudgene2/api/v2/admin/**",
                    "/cloudgene2/api/v2/jobs/*/status")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private MaintenanceScope() {}

    static boolean closes(PathContainer path) {
        return OPEN.stream().noneMatch(pattern -> pattern.matches(path));
    }
}
