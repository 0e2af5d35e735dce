package org.fip.sandbox.panel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phased haplotypes of one chromosome, sites in order of position, one bit per site and haplotype. */
public final class ReferencePanel {

    private final String contig;
    private final int haplotypes;
    private final List<Site> sites;
    private final List<long[]> alleles;
    private final @Nullable Path msav;

    private ReferencePanel(Builder builder, @Nullable Path msav) {
        this.contig = builder.contig;
        this.haplotypes = builder.haplotypes;
        this.sites = List.copyOf(builder.sites);
        this.alleles = builder.alleles;
        this.msav = msav;
    }

    /** The contig as it is spelled in the panel's build: {@code 20} in GRCh37, {@code chr20} in GRCh38. */
    public String contig() {
        return contig;
    }

    public int haplotypes() {
        return haplotypes;
    }

    public List<Site> sites() {
        return sites;
    }

    /** The file in Minimac4's format that this panel was read from, if it was. */
    public @Nullable Path msav() {
        return msav;
    }

    /** The allele of a haplotype: 0 reference, 1 alternative. */
    public byte allele(int site, int haplotype) {
        return (byte) (alleles.get(site)[haplotype >> 6] >>> haplotype & 1);
    }

    /** How many haplotypes carry the alternative allele. */
    public int alternativeCount(int site) {
        int count = 0;
        for (long word : alleles.get(site)) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The haplotypes that carry the alternative allele, in ascending order. */
    public int[] carriers(int site) {
        int[] carriers = new int[alternativeCount(site)];
        long[] words = alleles.get(site);
        int next = 0;
        for (int w = 0; w < words.length; w++) {
            for (long word = words[w]; word != 0; word &= word - 1) {
                carriers[next++] = (w << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return carriers;
    }

    /** The index of the first site at or after a position; the number of sites when there is none. */
    public int firstAtOrAfter(int position) {
        int low = 0;
        int high = sites.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sites.get(middle).position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of exactly this variant, or -1. */
    public int indexOf(Site site) {
        for (int i = firstAtOrAfter(site.position());
                i < sites.size() && sites.get(i).position() == site.position();
                i++) {
            if (sites.get(i).equals(site)) {
                return i;
            }
        }
        return -1;
    }

    /** Collects a panel site by site; sites must come in order of position. */
    public static final class Builder {
        private final String contig;
        private final int haplotypes;
        private final List<Site> sites = new ArrayList<>();
        private final List<long[]> alleles = new ArrayList<>();

        public Builder(String contig, int haplotypes) {
            this.contig = contig;
            this.haplotypes = haplotypes;
        }

        /** Adds a site with one allele (0 or 1) per haplotype; a repetition of the last site is left out. */
        public void add(Site site, byte[] siteAlleles) {
            if (!sites.isEmpty() && sites.getLast().equals(site)) {
                return;
            }
            if (!sites.isEmpty() && sites.getLast().position() > site.position()) {
                throw new IllegalArgumentException("sites out of order at " + contig + ":" + site.position());
            }
            long[] words = new long[(haplotypes + 63) >> 6];
            for (int h = 0; h < haplotypes; h++) {
                if (siteAlleles[h] == 1) {
                    words[h >> 6] |= 1L << h;
                }
            }
            sites.add(site);
            alleles.add(words);
        }

        public ReferencePanel build() {
            return new ReferencePanel(this, null);
        }

        ReferencePanel build(Path msav) {
            return new ReferencePanel(this, msav);
        }
    }
}
