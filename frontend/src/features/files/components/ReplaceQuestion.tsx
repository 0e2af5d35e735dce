import { Text } from '@mantine/core';
import { Question } from '../../../components/Question';
import type { Replacement } from '../chosen';

interface ReplaceQuestionProps {
  /** Files whose name one has that has arrived; nothing is asked where there are none. */
  disputed: Replacement[];
  onYes: () => void;
  onClose: () => void;
}

/** Which of two files of one name the job shall have. */
export function ReplaceQuestion({ disputed, onYes, onClose }: ReplaceQuestionProps) {
  const names = disputed.map(({ file }) => file.name).join(', ');
  const one = disputed.length === 1;
  return (
    <Question
      opened={disputed.length > 0}
      title={one ? `Replace ${names}?` : `Replace ${disputed.length} files?`}
      no={one ? 'Keep the first' : 'Keep the first ones'}
      yes="Replace"
      onYes={() => {
        onYes();
        onClose();
      }}
      onClose={onClose}
    >
      <Text size="sm">
        {one ? 'Another file of this name is' : `Other files of these names are (${names})`} in the
        list, and servers get files by name, so a job has each name once. What is replaced stays
        among your stored files.
      </Text>
    </Question>
  );
}
