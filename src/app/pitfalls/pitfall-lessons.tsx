import { GraduationCap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PitfallCode } from '../../pitfalls/finding-types';
import { useLessons } from '../lessons/lesson-progress';
import { useAllLessons } from '../lessons/use-lessons';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';

/** Leads to the lessons that teach a pitfall; nothing where there is none. */
export function PitfallLessons({ code }: { code: PitfallCode }): ReactNode {
  const reading = useAllLessons();
  const show = useLessons((state) => state.show);
  const setLeftTab = useApp((state) => state.setLeftTab);
  if (reading.kind !== 'read') return null;
  return reading.lessons
    .filter(({ codes }) => codes.includes(code))
    .map(({ slug, title }) => (
      <Button
        key={slug}
        icon={<GraduationCap aria-hidden />}
        tooltip="Opens the lesson beside the editor; your workspace stays as it is"
        onPress={() => {
          show(slug);
          setLeftTab('Lessons');
        }}
      >
        Lesson: {title}
      </Button>
    ));
}
