package org.fip.registry.service;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.ServerAddress;
import org.fip.registry.external.ExternalServers.Target;
import org.fip.registry.health.HealthCheck;
import org.fip.registry.health.HealthStatus;
import org.fip.registry.offer.Offer;
import org.fip.registry.offer.Offers;
import org.fip.registry.offer.ServiceParameters;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An external imputation service. */
@Entity
@Table(name = "imputation_services")
public class ImputationService {
    /** 720 checks, 30 seconds apart. */
    private static final int DOCUMENTED_LIMIT = 21_600;

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
    private @Nullable Instant panelsSyncedAt;
    private @Nullable Long syncedBy;
    private @Nullable String syncMessage;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Offer offer;

    protected ImputationService() {}

    /** One of the local sandbox's dialects, polled often because its jobs take seconds. */
    static ImputationService sandbox(String slug, String name, String apiType, Map<String, String> apiConfig) {
        var service = named(slug, apiType);
        service.name = name;
        service.description = "A small real imputation server on this machine, for trying things out.";
        service.apiConfig = apiConfig;
        service.pollIntervalSeconds = 2;
        service.allowPrivateAddresses = true;
        return service;
    }

    /** A service that an operator adds; everything else by {@link #change}. */
    static ImputationService named(String slug, String apiType) {
        var service = new ImputationService();
        service.slug = slug;
        service.apiType = apiType;
        service.supportedBuilds = List.of("hg19", "hg38");
        service.maxRunningTimeSeconds = DOCUMENTED_LIMIT;
        return service;
    }

    /** Takes over what the operator has stated; what is null stays. */
    void change(ServiceRequests.ServiceDetails details) {
        name = stated(details.name(), name);
        description = stated(details.description(), description);
        baseUrl = stated(details.baseUrl(), baseUrl);
        websiteUrl = stated(details.websiteUrl(), websiteUrl.isEmpty() ? baseUrl : websiteUrl);
        supportedBuilds = stated(details.supportedBuilds(), supportedBuilds);
        apiConfig = stated(details.apiConfig(), apiConfig);
        pollIntervalSeconds = stated(details.pollIntervalSeconds(), pollIntervalSeconds);
        // Who writes down an inner address has said that the service may be there.
        var writtenSo = details.baseUrl() != null && ImputationServers.isWrittenAsInner(details.baseUrl());
        allowPrivateAddresses = stated(details.allowPrivateAddresses(), writtenSo || allowPrivateAddresses);
        if (details.maxRunningTimeSeconds() != null) {
            maxRunningTimeSeconds = details.maxRunningTimeSeconds() == 0 ? null : details.maxRunningTimeSeconds();
        }
    }

    private static <T> T stated(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** Out of use, no new jobs go there; those on their way are followed to their end. */
    void use(boolean inUse) {
        isActive = inUse;
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

    public List<String> supportedBuilds() {
        return supportedBuilds;
    }

    /** The operator whose token keeps the panels fresh; empty until one has asked the server for its panels. */
    public Optional<Long> syncedBy() {
        return Optional.ofNullable(syncedBy);
    }

    /** Notes what the server offers; {@code operator} is null when it was asked with somebody else's token. */
    public void offers(Offer discovered, @Nullable Long operator, Instant at) {
        offer = discovered;
        panelsSyncedAt = at;
        syncMessage = null;
        if (operator != null) {
            syncedBy = operator;
        }
    }

    public boolean wasSynced() {
        return panelsSyncedAt != null;
    }

    public void syncFailed(String message) {
        syncMessage = message;
    }

    public ServiceParameters parameters() {
        return ServiceParameters.of(id(), offer == null ? Offers.usual(supportedBuilds) : offer, panelsSyncedAt);
    }

    public Target target() {
        return new Target(address(), allowPrivateAddresses);
    }

    /** How service-adapters finds it. */
    ServerAddress address() {
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
                latest == null ? null : latest.queueLength(),
                panelsSyncedAt,
                syncMessage,
                panelCount);
    }
}
