import { Text, Timeline } from '@mantine/core';
import type { Job, StatusUpdate } from '../../../api/types';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { useStatusUpdates } from '../api/useStatusUpdates';

const COLOURS: Record<string, string> = { warning: 'yellow', error: 'red' };

/** What happened to a job, newest first. */
export function StatusHistory({ job }: { job: Job }) {
  const updates = useStatusUpdates(job);
  return (
    <Panel title="History">
      <Loaded query={updates}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="Nothing yet" description="What happens to the job appears here." />
          ) : (
            <Timeline
              role="list"
              aria-label="Status history"
              bulletSize={14}
              lineWidth={2}
              active={list.length}
            >
              {list.toReversed().map((update) => (
                <Timeline.Item
                  key={update.id}
                  role="listitem"
                  color={COLOURS[update.message_type] ?? 'cyan'}
                  title={
                    <Text size="sm" fw={500} style={{ whiteSpace: 'pre-line' }}>
                      {update.message ?? update.status}
                    </Text>
                  }
                >
                  <Text size="sm" c="dimmed">
                    {facts(update)} · <RelativeTime at={update.created_at} />
                  </Text>
                </Timeline.Item>
              ))}
            </Timeline>
          )
        }
      </Loaded>
    </Panel>
  );
}

function facts({ status, attention, progress_percentage }: StatusUpdate): string {
  const waiting = attention ? `, ${attention.replaceAll('_', ' ')}` : '';
  return `${status}${waiting} · ${progress_percentage} %`;
}
