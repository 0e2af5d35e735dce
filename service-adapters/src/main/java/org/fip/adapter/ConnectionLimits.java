package org.fip.adapter;

import java.time.Duration;

/**
 * How long and how much an external server may keep us busy, and where we dare to connect.
 *
 * @param connectTimeout for the connection, TLS included
 * @param readTimeout silence allowed while an ordinary answer is awaited
 * @param submitTimeout silence allowed after an upload: servers answer only when they have copied everything
 * @param downloadTimeout silence allowed inside a download
 * @param outputGrace how long a finished job's output may answer "not found" before that is believed
 * @param maxAnswerBytes largest answer read into memory
 * @param maxOutputBytes largest plain file taken from one output
 * @param allowPrivateAddresses whether loopback, link-local and private addresses may be connected to
 */
public record ConnectionLimits(
        Duration connectTimeout,
        Duration readTimeout,
        Duration submitTimeout,
        Duration downloadTimeout,
        Duration outputGrace,
        int maxAnswerBytes,
        long maxOutputBytes,
        boolean allowPrivateAddresses) {

    /** Sane values for the open Internet. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(15),
                16 << 20,
                1L << 40,
                false);
    }

    /** The same limits; servers inside the own network, such as the sandbox on loopback, may be used. */
    public ConnectionLimits withPrivateAddresses(boolean allowed) {
        return new ConnectionLimits(
                connectTimeout,
                readTimeout,
                submitTimeout,
                downloadTimeout,
                outputGrace,
                maxAnswerBytes,
                maxOutputBytes,
                allowed);
    }

    /** The same limits with another patience for outputs that are announced but not there yet. */
    public ConnectionLimits withOutputGrace(Duration grace) {
        return new ConnectionLimits(
                connectTimeout,
                readTimeout,
                submitTimeout,
                downloadTimeout,
                grace,
                maxAnswerBytes,
                maxOutputBytes,
                allowPrivateAddresses);
    }

    /** The same limits with another patience for ordinary answers. */
    public ConnectionLimits withReadTimeout(Duration timeout) {
        return new ConnectionLimits(
                connectTimeout,
                timeout,
                submitTimeout,
                downloadTimeout,
                outputGrace,
                maxAnswerBytes,
                maxOutputBytes,
                allowPrivateAddresses);
    }
}
