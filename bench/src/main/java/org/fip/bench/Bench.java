package org.fip.bench;

/** {@code ./fip bench NAME}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] names) throws Exception {
        switch (names[0]) {
            case "waiting" -> WaitingJobs.measure();
            case "preflight" -> PreflightBesideBcftools.measure();
            case "export" -> ExportBesideBcftools.measure();
            case "upload" -> UploadBesideNginx.measure();
            case "queue" -> QueueBesideCelery.measure();
            default -> throw new IllegalArgumentException("There is no benchmark " + names[0]);
        }
        // The stack is stopped by the hook of whoever started it.
        System.exit(0);
    }
}
