package org.fip.sandbox.engine;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.fip.sandbox.engine.TargetGenotypes.TypedSite;
import org.fip.sandbox.panel.ReferencePanel;
import org.fip.sandbox.panel.Site;

/**
 * Imputes a run of panel sites; typed sites up to 3 Mb to both sides take part in the model, so that its edges don't
 * matter.
 */
final class HmmWindow {

    private static final int FLANK = 3_000_000;
    private static final int UNTYPED = -1;

    private final int first;
    private final int last;
    private final List<TypedSite> typedOnly;

    /**
     * @param first index of the first panel site
     * @param last index behind the last one
     * @param typedOnly sites to pass on among them
     */
    HmmWindow(int first, int last, List<TypedSite> typedOnly) {
        this.first = first;
        this.last = last;
        this.typedOnly = typedOnly;
    }

    void impute(ImputationTask task, DoseFiles out) throws IOException, InterruptedException {
        ReferencePanel panel = task.panel();
        List<Site> sites = panel.sites();
        int from = sites.get(first).position() - FLANK;
        int until = sites.get(last - 1).position() + FLANK;
        List<TypedSite> typed = task.target().sites().stream()
                .filter(TypedSite::inPanel)
                .filter(site -> site.site().position() >= from && site.site().position() <= until)
                .toList();
        LiStephens model = LiStephens.of(panel, typed);
        int haplotypes = task.target().haplotypes();
        float[][] dosages = new float[last - first][haplotypes];
        float[][] leftOut = new float[typed.size()][haplotypes];
        int[][] carriers = new int[last - first][];
        for (int s = first; s < last; s++) {
            carriers[s - first] = panel.carriers(s);
        }
        byte[] observed = new byte[typed.size()];
        for (int haplotype = 0; haplotype < haplotypes; haplotype++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            for (int t = 0; t < observed.length; t++) {
                observed[t] = typed.get(t).alleles()[haplotype];
            }
            model.observe(observed);
            sweep(model, panel, typed, observed, carriers, haplotype, dosages, leftOut);
        }
        write(task, typed, dosages, leftOut, out);
    }

    private static int position(List<TypedSite> typed, int t) {
        return typed.get(t).site().position();
    }

    private void sweep(
            LiStephens model,
            ReferencePanel panel,
            List<TypedSite> typed,
            byte[] observed,
            int[][] carriers,
            int haplotype,
            float[][] dosages,
            float[][] leftOut) {
        var recombination = new Recombination(panel.haplotypes());
        int s = last - 1;
        while (s >= first || model.left() >= 0) {
            int t = model.left();
            int here = t < 0 ? Integer.MIN_VALUE : typed.get(t).panelIndex();
            if (s >= first && s > here) {
                int position = panel.sites().get(s).position();
                double fromLeft = t < 0 ? 1 : recombination.between(position(typed, t), position);
                double toRight = t + 1 < typed.size() ? recombination.between(position, position(typed, t + 1)) : 0;
                dosages[s - first][haplotype] = (float) model.alternative(carriers[s - first], fromLeft, toRight);
                s--;
            } else if (t >= 0 && (s >= first || here >= first)) {
                leftOut[t][haplotype] = (float) model.stepLeft();
                if (here == s) {
                    dosages[s - first][haplotype] = observed[t] < 0 ? leftOut[t][haplotype] : observed[t];
                    s--;
                }
            } else {
                return;
            }
        }
    }

    private void write(ImputationTask task, List<TypedSite> typed, float[][] dosages, float[][] leftOut, DoseFiles out)
            throws IOException {
        int[] typedAt = new int[last - first];
        Arrays.fill(typedAt, UNTYPED);
        for (int t = 0; t < typed.size(); t++) {
            int s = typed.get(t).panelIndex();
            if (s >= first && s < last) {
                typedAt[s - first] = t;
            }
        }
        int nextTypedOnly = 0;
        for (int s = first; s < last; s++) {
            Site site = task.panel().sites().get(s);
            while (nextTypedOnly < typedOnly.size()
                    && typedOnly.get(nextTypedOnly).site().position() <= site.position()) {
                out.typedOnly(typedOnly.get(nextTypedOnly++));
            }
            float[] siteDosages = dosages[s - first];
            ImputationQuality quality = ImputationQuality.of(siteDosages);
            int t = typedAt[s - first];
            if (t != UNTYPED) {
                TypedSite here = typed.get(t);
                out.typed(here, siteDosages, leftOut[t], quality.withEmpirical(here.alleles(), leftOut[t]));
            } else if (quality.r2() >= task.minimumR2()) {
                out.imputed(site, siteDosages, quality);
            }
        }
        for (; nextTypedOnly < typedOnly.size(); nextTypedOnly++) {
            out.typedOnly(typedOnly.get(nextTypedOnly));
        }
    }
}
