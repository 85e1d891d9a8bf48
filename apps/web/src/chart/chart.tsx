import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language';

const FONT = `'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif`;

/** Dark enough to stand 3:1 on white, and told apart by who does not see red from green. */
export const COLOURS = ['#1d4e89', '#b4540a', '#2f6027', '#7a2e7a', '#5b6672', '#a3170f'];

/** Draws into a box, and again when what is drawn or the room for it changes. */
const useDrawing = (option: EChartsCoreOption, onChoose: ((name: string) => void) | undefined) => {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType>();
  useEffect(() => {
    let made: EChartsType | undefined;
    let gone = false;
    const draw = async (): Promise<void> => {
      // The library is loaded when the first picture is wanted.
      const { init } = await import('./echarts');
      if (gone || !box.current) return;
      made = init(box.current, undefined, { renderer: 'svg' });
      setChart(made);
    };
    void draw();
    const watched = new ResizeObserver(() => made?.resize());
    if (box.current) watched.observe(box.current);
    return () => {
      gone = true;
      watched.disconnect();
      made?.dispose();
    };
  }, []);
  useEffect(() => {
    chart?.setOption(
      { color: COLOURS, textStyle: { fontFamily: FONT }, animation: false, ...option },
      { notMerge: true },
    );
  }, [chart, option]);
  useEffect(() => {
    if (!chart || !onChoose) return;
    const choose = ({ name }: { name?: string }): void => {
      if (name) onChoose(name);
    };
    chart.on('click', choose);
    return () => {
      chart.off('click', choose);
    };
  }, [chart, onChoose]);
  return box;
};

/**
 * A picture of figures, and the same figures as a table for whoever does not see the picture or
 * wants to read them. The caller keeps `option` (useMemo), so that it is drawn only when it changes.
 */
export const Chart = ({
  title,
  option,
  height = 280,
  table,
  onChoose,
}: {
  readonly title: string;
  readonly option: EChartsCoreOption;
  readonly height?: number;
  readonly table: ReactNode;
  readonly onChoose?: (name: string) => void;
}) => {
  const { chart } = useWords();
  const box = useDrawing(option, onChoose);
  return (
    <figure className="chart">
      <div ref={box} role="img" aria-label={title} style={{ height }} />
      <details>
        <summary>{chart.asTable}</summary>
        {table}
      </details>
    </figure>
  );
};
