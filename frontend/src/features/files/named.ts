/** What files are called together: one by its name, several by their number. */
export function named(files: { filename: string }[]): string {
  const [first] = files;
  return files.length === 1 && first ? first.filename : `${files.length} files`;
}
