package org.fip.sandbox.client;

import java.util.Map;
import org.fip.adapter.ServerAddress;
import org.fip.sandbox.RunningSandbox;
import org.fip.sandbox.demo.DemoData;

/** A way to speak to the sandbox, and what a server of the kind cannot do. */
enum Dialect {
    CLOUDGENE_3("michigan", "", DemoData.PANEL_KEY, Map.of()),
    CLOUDGENE_2("michigan", "/cloudgene2", "apps@fip-demo", Map.of()),
    SIMPLE("michigan", "/simple", DemoData.PANEL_KEY, Map.of()),
    WES_SAPPORO("wes", "/", "fip-demo", Map.of("workflow_url", "sandbox/impute", "workflow_params", Dialect.TEMPLATE)),
    WES_STARTER_KIT(
            "wes",
            "/ga4gh/wes/v1/",
            "fip-demo",
            Map.of("workflow_url", "https://github.com/sandbox/impute", "workflow_params", Dialect.TEMPLATE));

    private static final String TEMPLATE =
            "{\"input\":\"${input_urls}\",\"refpanel\":\"${refpanel}\",\"build\":\"${build}\",\"mode\":\"${mode}\"}";

    final String panel;
    private final String apiType;
    private final String path;
    private final Map<String, String> settings;

    Dialect(String apiType, String path, String panel, Map<String, String> settings) {
        this.apiType = apiType;
        this.path = path;
        this.panel = panel;
        this.settings = settings;
    }

    ServerAddress at(RunningSandbox sandbox) {
        return new ServerAddress(apiType, sandbox.url(path), settings);
    }

    boolean isStarterKit() {
        return this == WES_STARTER_KIT;
    }

    boolean isWes() {
        return apiType.equals("wes");
    }

    boolean isCloudgene() {
        return this == CLOUDGENE_3 || this == CLOUDGENE_2;
    }
}
