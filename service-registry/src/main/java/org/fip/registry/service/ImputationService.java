package org.fip.registry.service;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.fip.adapter.ServerAddress;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthStatus;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An external imputation service. */
@Entity
@Table(name = "imputation_services")
public class ImputationService {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String slug = "";
    private String name = "";
    private String description = "";
    private String apiType = "";
    private String baseUrl = "";
    private String websiteUrl = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> supportedBuilds = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> apiConfig = Map.of();

    private @Nullable Integer maxRunningTimeSeconds;
    private int pollIntervalSeconds = 30;
    private boolean allowPrivateAddresses;
    private boolean isActive = true;

    protected ImputationService() {}

    /** The local sandbox, polled often because its jobs take seconds. */
    static ImputationService sandbox(String baseUrl) {
        var service = new ImputationService();
        service.slug = "sandbox";
        service.name = "FIP Sandbox (local)";
        service.description = "A small real imputation server on this machine, for trying things out.";
        service.apiType = "michigan";
        service.supportedBuilds = List.of("hg19", "hg38");
        service.apiConfig = Map.of("app", "imputationserver2");
        service.maxRunningTimeSeconds = 21_600;
        service.pollIntervalSeconds = 2;
        service.allowPrivateAddresses = true;
        service.moveTo(baseUrl);
        return service;
    }

    void moveTo(String newBaseUrl) {
        baseUrl = newBaseUrl;
        websiteUrl = newBaseUrl;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String name() {
        return name;
    }

    public boolean allowPrivateAddresses() {
        return allowPrivateAddresses;
    }

    /** How service-adapters finds it. */
    public ServerAddress address() {
        return new ServerAddress(apiType, baseUrl, apiConfig);
    }

    Service view(@Nullable HealthCheck latest, long panelCount) {
        return new Service(
                id(),
                slug,
                name,
                description,
                apiType,
                baseUrl,
                websiteUrl,
                supportedBuilds,
                apiConfig,
                maxRunningTimeSeconds,
                pollIntervalSeconds,
                allowPrivateAddresses,
                isActive,
                latest == null ? HealthStatus.UNKNOWN : latest.status(),
                latest == null ? null : latest.message(),
                latest == null ? null : latest.latencyMs(),
                latest == null ? null : latest.checkedAt(),
                panelCount);
    }
}
