package org.fip.user.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.fip.common.event.CredentialEvent;
import org.fip.user.credential.ServiceCatalogue.TokenVerdict;
import org.jspecify.annotations.Nullable;

/** A user's token of one external service, sealed. */
@Entity
@Table(name = "user_service_credentials")
class ServiceCredential {
    static final String API_TOKEN = "api_token";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long userId;
    private long serviceId;
    private String serviceName = "";

    @Column(name = "api_token")
    private byte[] sealedToken = {};

    private String credentialType = API_TOKEN;
    private String label = "";
    private boolean isActive = true;
    private boolean isVerified;
    private @Nullable Instant verifiedAt;
    private @Nullable String remoteUsername;
    private @Nullable Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // ExpiryNotices reads it
    private @Nullable Integer expiryNoticeDays;

    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    protected ServiceCredential() {}

    ServiceCredential(long userId, long serviceId, String serviceName, byte[] sealedToken, String label, Instant now) {
        this.userId = userId;
        this.serviceId = serviceId;
        this.serviceName = serviceName;
        this.sealedToken = sealedToken;
        this.label = label;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A new token has proven nothing yet. */
    void replaceToken(byte[] sealed, Instant now) {
        sealedToken = sealed;
        isVerified = false;
        verifiedAt = null;
        remoteUsername = null;
        expiresAt = null;
        expiryNoticeDays = null;
        isActive = true;
        updatedAt = now;
    }

    /** Takes over what the service said of the token; what says nothing about it changes nothing. */
    void judge(TokenVerdict verdict, Instant now) {
        switch (verdict.status()) {
            case VALID -> {
                isVerified = true;
                verifiedAt = now;
                remoteUsername = verdict.username();
                if (isPutOff(verdict.expiresAt())) {
                    expiryNoticeDays = null;
                }
                expiresAt = verdict.expiresAt();
            }
            case REJECTED -> isVerified = false;
            case UNREACHABLE, MAINTENANCE, UNCLEAR -> {}
        }
    }

    // Some servers count the end anew at each question and are some seconds off; that is no new end to tell of.
    private boolean isPutOff(@Nullable Instant newEnd) {
        return expiresAt != null && newEnd != null && newEnd.isAfter(expiresAt.plus(Duration.ofDays(1)));
    }

    /** The service's name as the registry has it now. */
    void serviceIsCalled(String name) {
        serviceName = name;
    }

    void rename(String newLabel, Instant now) {
        label = newLabel;
        updatedAt = now;
    }

    byte[] sealedToken() {
        return sealedToken;
    }

    boolean isVerified() {
        return isVerified;
    }

    /** Tells that it was stored, changed or deleted. */
    CredentialEvent updated(Instant now) {
        return new CredentialEvent(
                UUID.randomUUID(),
                CredentialEvent.UPDATED,
                now,
                userId,
                serviceId,
                serviceName,
                label,
                expiresAt,
                null);
    }

    Credential view() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return new Credential(
                id,
                serviceId,
                label,
                credentialType,
                isActive,
                isVerified,
                sealedToken.length > 0,
                verifiedAt,
                remoteUsername,
                expiresAt,
                createdAt,
                updatedAt);
    }
}
