package org.fip.adapter;

import java.util.List;

/** What a complete, verified fetch brought: the plain files in order, and the bytes that went over the wire. */
public record FetchReport(List<FetchedFile> files, long bytesReceived) {

    public FetchReport {
        files = List.copyOf(files);
    }

    /** A plain file as the sink got it. */
    public record FetchedFile(String name, long size) {}
}
