export function isCompressedVcf(file: File): boolean {
  return file.name.toLowerCase().endsWith('.vcf.gz');
}
