package org.fip.user.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    @SuppressWarnings("UnusedVariable") // the repository's queries read it
    private long userId;

    private long serviceId;

    @Column(name = "api_token")
    private byte[] sealedToken = {};

    private String credentialType = API_TOKEN;
    private String label = "";
    private boolean isActive = true;
    private boolean isVerified;
    private @Nullable Instant verifiedAt;
    private @Nullable String remoteUsername;
    private @Nullable Instant expiresAt;
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    protected ServiceCredential() {}

    ServiceCredential(long userId, long serviceId, byte[] sealedToken, String label, Instant now) {
        this.userId = userId;
        this.serviceId = serviceId;
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
                expiresAt = verdict.expiresAt();
            }
            case REJECTED -> isVerified = false;
            case UNREACHABLE, MAINTENANCE, UNCLEAR -> {}
        }
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

    long serviceId() {
        return serviceId;
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
