/** What can be taken: block-gzipped as servers want it, or what is packed so after it has arrived. */
export function isVcf(file: File): boolean {
  return /\.vcf(\.b?gz)?$/i.test(file.name);
}
