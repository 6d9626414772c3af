// The search of the header: a combo box. What is typed is answered below it, in
// groups; arrows go through the answers, Enter opens one, Esc closes them.
// Enter without a chosen answer leads to the page of all of them.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { FEWEST_LETTERS, searchQuery } from '../../api/search';
import { useT } from '../../app/i18n';
import { Icon } from '../../ui/Icon';
import { PairText } from '../../ui/Text';
import { GROUPS, countAll, resultsOf } from './results';
import type { Way } from './results';
import { useAsked } from './useAsked';

export function FindBox() {
  const { t } = useT();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const words = typed.trim();
  const asked = useAsked(words);
  const search = useQuery(searchQuery(asked));
  const found = words.length >= FEWEST_LETTERS ? search.data : undefined;

  const groups = found
    ? GROUPS.map((group) => ({
        group,
        results: resultsOf(found, group).map((one) => ({ ...one, id: `${id}${group}${one.key}` })),
      })).filter(({ results }) => results.length > 0)
    : [];
  const options = groups.flatMap(({ results }) => results);
  const shown = open && found !== undefined;
  const chosen = shown ? options[active] : undefined;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const leave = () => {
    close();
    setTyped('');
  };
  const go = (way: Way) => {
    leave();
    void navigate(way);
  };
  const goAll = () => {
    if (words === '') return;
    leave();
    void navigate({ to: '/search', search: { q: words } });
  };

  const move = (to: number) => {
    setOpen(true);
    setActive(to);
    document.getElementById(options[to]?.id ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent) => {
    const last = options.length - 1;
    if (event.key === 'ArrowDown' && last >= 0) move(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp' && last >= 0) move(active <= 0 ? last : active - 1);
    else if (event.key === 'Escape' && shown) close();
    else return;
    event.preventDefault();
  };

  /** From the box to its button one is still here. */
  const onBlur = (event: FocusEvent<HTMLInputElement | HTMLButtonElement>) => {
    if (!event.currentTarget.form?.contains(event.relatedTarget)) close();
  };

  const total = found ? countAll(found) : 0;
  return (
    <form
      className="find"
      role="search"
      aria-label={t('search.everywhere')}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) go(chosen.way);
        else goAll();
      }}
    >
      <label className="vh" htmlFor={`${id}q`}>
        {t('search.everywhere')}
      </label>
      <Icon name="search" />
      <input
        id={`${id}q`}
        type="search"
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? `${id}list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen?.id}
        autoComplete="off"
        placeholder={t('search.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKey}
        onBlur={onBlur}
      />
      {shown ? (
        <div className="pop found">
          <div id={`${id}list`} role="listbox" aria-label={t('search.found')}>
            {groups.map(({ group, results }) => (
              <div key={group} role="group" aria-label={t(`search.${group}`)}>
                <p className="label" aria-hidden="true">
                  {t(`search.${group}`)}
                </p>
                {results.map((one) => (
                  // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the box's own: focus stays in it, as a combo box has it
                  <div
                    key={one.key}
                    id={one.id}
                    role="option"
                    aria-selected={chosen?.id === one.id}
                    onMouseDown={(event) => {
                      event.preventDefault();
                    }}
                    onClick={() => {
                      go(one.way);
                    }}
                  >
                    <span className="clip">
                      <PairText pair={one.title} />
                    </span>
                    {one.number || one.under ? (
                      <span className="sub clip">
                        {one.number}
                        {one.number && one.under ? ' · ' : null}
                        {one.under ? <PairText pair={one.under} /> : null}
                      </span>
                    ) : null}
                  </div>
                ))}
              </div>
            ))}
          </div>
          {total > 0 ? (
            <button type="button" className="btn quiet sm" onClick={goAll} onBlur={onBlur}>
              {t('search.all', { n: total })}
            </button>
          ) : (
            <p className="mute">{t('search.none')}</p>
          )}
        </div>
      ) : null}
      <p className="vh" role="status">
        {shown ? t('search.count', { n: total }) : ''}
      </p>
    </form>
  );
}
