package org.fip.processor.test;

/** What the stand-in's service lists, as service-registry tells it. */
public enum Offer {
    /** What imputation servers of this kind usually take, with consent and a few options. */
    USUAL("""
            {"service_id":1,"source":"discovered","synced_at":"2026-11-24T00:00:00Z","app_id":"imputationserver2",
             "builds":[{"key":"hg19","label":"GRCh37"},{"key":"hg38","label":"GRCh38"}],
             "phasing":[{"key":"eagle","label":"Eagle v2.4"},{"key":"beagle","label":"Beagle 5.4"},
                        {"key":"no_phasing","label":"No phasing"}],
             "r2_filters":[{"key":"0","label":"off"},{"key":"0.3","label":"0.3"}],
             "modes":[{"key":"imputation","label":"Impute"},{"key":"qc_only","label":"Check only"}],
             "defaults":{"build":null,"phasing":"eagle","r2_filter":"0","mode":"imputation"},
             "terms":[],"options":[]}"""),
    /** Terms to accept and further options. */
    DEMANDING("""
            {"service_id":1,"source":"discovered","synced_at":"2026-11-24T00:00:00Z","app_id":"imputationserver2",
             "builds":[{"key":"hg38","label":"GRCh38"}],"phasing":[{"key":"beagle","label":"Beagle 5.4"}],
             "r2_filters":[],"modes":[],
             "defaults":{"build":"hg38","phasing":"beagle","r2_filter":null,"mode":null},
             "terms":[{"id":"check1","text":"I will not attempt to re-identify anybody"},
                      {"id":"check2","text":"I will report a breach"}],
             "options":[
               {"id":"aesEncryption","label":"AES","type":"checkbox","default_value":"false","required":false,"choices":[]},
               {"id":"chip","label":"Chip","type":"choice","default_value":null,"required":true,
                "choices":[{"key":"omni","label":"Omni"},{"key":"h3a","label":"H3A"}]},
               {"id":"window","label":"Window","type":"number","default_value":null,"required":false,"choices":[]},
               {"id":"comment","label":"Comment","type":"text","default_value":null,"required":false,"choices":[]}]}"""),
    /** A workflow of the operator's choice. */
    WORKFLOW("""
            {"service_id":1,"source":"discovered","synced_at":"2026-11-24T00:00:00Z","app_id":"sandbox/impute",
             "app_name":"sandbox/impute (NFL DSL2)","app_version":null,"builds":[],"phasing":[],"r2_filters":[],"modes":[],
             "defaults":{"build":null,"phasing":null,"r2_filter":null,"mode":null},"terms":[],"options":[]}"""),
    /** The same as it was told once, with the language for its version. */
    WORKFLOW_WITH_VERSION("""
            {"service_id":1,"source":"discovered","synced_at":"2026-11-24T00:00:00Z","app_id":"sandbox/impute",
             "app_name":"sandbox/impute","app_version":"NFL DSL2","builds":[],"phasing":[],"r2_filters":[],"modes":[],
             "defaults":{"build":null,"phasing":null,"r2_filter":null,"mode":null},"terms":[],"options":[]}"""),
    /** Many builds of its own naming and nothing else. */
    BARE("""
            {"service_id":1,"source":"default","synced_at":null,"app_id":null,
             "builds":[{"key":"b01","label":""},{"key":"b02","label":""},{"key":"b03","label":""},{"key":"b04","label":""},
                       {"key":"b05","label":""},{"key":"b06","label":""},{"key":"b07","label":""},{"key":"b08","label":""},
                       {"key":"b09","label":""},{"key":"b10","label":""},{"key":"b11","label":""},{"key":"b12","label":""},
                       {"key":"CHM13 v2","label":""},{"key":"b14","label":""}],
             "phasing":[],"r2_filters":[],"modes":[],
             "defaults":{"build":null,"phasing":null,"r2_filter":null,"mode":null},"terms":[],"options":[]}""");

    private final String json;

    Offer(String json) {
        this.json = json;
    }

    /** The kind of the service that offers it. */
    String apiType() {
        return this == WORKFLOW || this == WORKFLOW_WITH_VERSION ? "wes" : "michigan";
    }

    String json() {
        return json;
    }
}
