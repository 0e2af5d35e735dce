import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { JobQuality } from '../../../api/types';
import { formatCount } from '../figures';
import { Figure } from './Figure';
import { usePlotColors } from './usePlotColors';

/** Why variants were dropped before imputation. */
export default function ExclusionPlot({ reasons }: { reasons: JobQuality['exclusions'] }) {
  const colors = usePlotColors();
  const tick = { fill: colors.text, fontSize: 12 };
  return (
    <Figure
      title="Excluded variants by reason"
      columns={['Reason', 'Variants']}
      rows={reasons.map(({ reason, count }) => [reason, formatCount(count)])}
    >
      <ResponsiveContainer>
        <BarChart data={reasons} layout="vertical" accessibilityLayer={false}>
          <CartesianGrid stroke={colors.grid} horizontal={false} />
          <XAxis type="number" tickFormatter={formatCount} stroke={colors.text} tick={tick} />
          <YAxis type="category" dataKey="reason" width={140} stroke={colors.text} tick={tick} />
          <Tooltip
            formatter={(value) => formatCount(Number(value))}
            contentStyle={{ background: colors.paper, borderColor: colors.grid }}
            isAnimationActive={false}
          />
          <Bar dataKey="count" name="Variants" fill={colors.main} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </Figure>
  );
}
