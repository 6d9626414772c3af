// Who will see a pledge that is announced in the same breath.
import { useState } from 'react';
import { LevelQuestion } from '../../app/LevelQuestion';
import { useT } from '../../app/i18n';
import type { KnownNames } from '../../app/names';
import type { Level } from '../../ui/Badge';
import { Consequences } from '../../ui/Consequences';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import type { Choice } from './useToNeed';

interface Props {
  names: KnownNames;
  funder: string;
  onDone: (choice: Choice) => void;
  onClose: () => void;
}

export function AnnounceDialog({ names, funder, onDone, onClose }: Props) {
  const { t } = useT();
  const [level, setLevel] = useState<Level>('subgroup');
  const [named, setNamed] = useState<string[]>([]);
  return (
    <Dialog title={t('toneed.announce.question')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onDone({ level, named });
        }}
      >
        <LevelQuestion
          organisations={names.organisations}
          level={level}
          onLevel={setLevel}
          named={named}
          onNamed={setNamed}
          owner={funder}
          offered="subgroup"
        />
        <Consequences
          lines={[
            t('pledge.announce.then.number'),
            t('pledge.announce.then.not'),
            t('pledge.announce.then.held'),
          ]}
        />
        <DialogFoot back={t('action.back-unchanged')} action={t('toneed.announce')} />
      </form>
    </Dialog>
  );
}
