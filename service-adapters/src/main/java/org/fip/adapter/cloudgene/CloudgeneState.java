package org.fip.adapter.cloudgene;

import org.fip.adapter.RemoteState;
import org.fip.adapter.foreign.ForeignJson;

/** Cloudgene's integers for a job's state; the same in versions 2 and 3 (AbstractJob in its source). */
final class CloudgeneState {

    private CloudgeneState() {}

    static RemoteState of(ForeignJson state) {
        Long number = state.number();
        if (number == null || number < -1 || number > 10) {
            return RemoteState.UNKNOWN;
        }
        return switch (number.intValue()) {
            case 1 -> RemoteState.QUEUED;
            case 2 -> RemoteState.RUNNING;
            case 3 -> RemoteState.EXPORTING;
            // 8 and 9 are 4 and 5 after the mail that announces the deletion; a cancelled job may become 9 as well.
            case 4, 8 -> RemoteState.SUCCEEDED;
            case 5, 9 -> RemoteState.FAILED;
            case 6 -> RemoteState.CANCELLED;
            case 7, 10 -> RemoteState.RETIRED;
            case -1 -> RemoteState.DEAD;
            default -> RemoteState.UNKNOWN;
        };
    }
}
