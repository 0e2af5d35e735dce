import type { InputFinding } from '../../../api/types';
import { RemarkList } from './RemarkList';

/** Why a service would refuse a job's files, each with the name of its file. */
export function InputFindings({ findings }: { findings: InputFinding[] }) {
  return (
    <RemarkList
      remarks={findings.map(({ filename, sentence, ...rest }) => ({
        ...rest,
        severity: rest.severity as 'error' | 'warning' | 'info',
        sentence: filename ? `${filename}: ${sentence}` : sentence,
      }))}
    />
  );
}
