import type { ResultFile } from '../../api/types';

const GROUPS: [string, string[]][] = [
  ['Imputed genotypes', ['imputed_genotypes', 'index']],
  ['Accuracy of each variant', ['info', 'empirical_doses']],
  ['Quality control', ['qc_report', 'statistics']],
  ['Logs and other files', ['log', 'other']],
];

export interface ResultGroup {
  name: string;
  files: ResultFile[];
}

/** Results as people look for them: genotypes with their indexes first; groups without files are left out. */
export function resultGroups(files: ResultFile[]): ResultGroup[] {
  return GROUPS.map(([name, types]) => ({
    name,
    files: files.filter((file) => types.includes(file.result_type ?? 'other')),
  })).filter((group) => group.files.length > 0);
}
