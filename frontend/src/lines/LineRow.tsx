// One item line: a row of fields, a card on a phone. Each cell says its own error.
import { useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Catalogue } from '../api/reference';
import { useT } from '../app/i18n';
import { readPair } from '../lib/pair';
import { FieldError } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Money } from '../ui/Text';
import { cellId, lineTotal } from './lines';
import type { Cell, LineValues } from './lines';
import { findClass } from './paste';
import type { Lines } from './useLines';

interface Props {
  line: LineValues;
  at: number;
  lines: Lines;
  catalogue: Catalogue;
  errorOf: (line: string, cell: Cell) => string | undefined;
}

/** Tabs or line breaks come from a spreadsheet; anything else is text for the one field. */
const isTable = (text: string) => /\t|\S[\r\n]+\S/.test(text);

export function LineRow({ line, at, lines, catalogue, errorOf }: Props) {
  const { t, language } = useT();
  const n = at + 1;
  const known = catalogue.itemClasses.find((one) => one.code === line.class);
  const total = lineTotal(line, catalogue.units, lines.currency);

  const wire = (cell: Cell) => {
    const error = errorOf(line.key, cell);
    const id = cellId(line.key, cell);
    const described = [error ? `${id}-err` : '', cell === 'class' && known?.dualUse ? `${id}-dual` : '']
      .filter(Boolean)
      .join(' ');
    return {
      id,
      'aria-label': `${t(`item.${cell}`)}, ${t('item.n', { n })}`,
      'aria-describedby': described || undefined,
      'aria-invalid': error ? (true as const) : undefined,
      onPaste: (event: ClipboardEvent) => {
        const text = event.clipboardData.getData('text/plain');
        if (!isTable(text)) return;
        // Several lines of one text belong into a specification as they are.
        if (cell === 'specification' && !text.includes('\t')) return;
        event.preventDefault();
        lines.paste(text, { key: line.key, cell });
      },
    };
  };
  const error = (cell: Cell) => {
    const text = errorOf(line.key, cell);
    return text ? <FieldError id={`${cellId(line.key, cell)}-err`}>{text}</FieldError> : null;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      lines.move(line.key, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      // In a table of items Enter adds the next one; it never sends the form.
      event.preventDefault();
      lines.add(line.key);
    }
  };

  const own = catalogue.units.filter((unit) => known?.units.includes(unit.code));
  const rest = catalogue.units.filter((unit) => !own.includes(unit));
  const unitOption = (unit: (typeof own)[number]) => (
    <option key={unit.code} value={unit.code}>
      {readPair(unit.abbr, language)?.text ?? unit.code}
    </option>
  );

  return (
    <tr role="row" onKeyDown={keys}>
      <th scope="row" role="rowheader" className="no">
        <span className="card-only">{t('item.one')} </span>
        {n}
      </th>
      <td role="cell" data-l={t('item.class')}>
        <ClassInput
          line={line}
          catalogue={catalogue}
          wiring={wire('class')}
          onChange={(patch) => {
            lines.change(line.key, 'class', patch);
          }}
        />
        {error('class')}
        {known?.dualUse ? (
          <p className="hint" id={`${cellId(line.key, 'class')}-dual`}>
            {t('item.dual')}
          </p>
        ) : null}
      </td>
      <td role="cell" data-l={t('item.specification')} className="spec">
        {(['uk', 'en'] as const).map((side) => {
          const wiring = wire('specification');
          return (
            <textarea
              {...wiring}
              key={side}
              id={side === 'uk' ? wiring.id : `${wiring.id}-en`}
              lang={side}
              rows={1}
              aria-label={`${t('item.specification')}, ${t(`pair.in.${side}`)}, ${t('item.n', { n })}`}
              placeholder={t(`pair.in.${side}`)}
              value={line.specification[side] ?? ''}
              onChange={(event) => {
                lines.change(line.key, 'specification', {
                  specification: { ...line.specification, [side]: event.target.value },
                });
              }}
            />
          );
        })}
        {error('specification')}
      </td>
      <td role="cell" data-l={t('item.quantity')}>
        <input
          {...wire('quantity')}
          className="num"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={line.quantity}
          onChange={(event) => {
            lines.change(line.key, 'quantity', { quantity: event.target.value });
          }}
        />
        {error('quantity')}
      </td>
      <td role="cell" data-l={t('item.unit')}>
        <select
          {...wire('unit')}
          value={line.unit || (line.unitText ? '?' : '')}
          onChange={(event) => {
            lines.change(line.key, 'unit', { unit: event.target.value, unitText: '' });
          }}
        >
          <option value="">{t('item.unit.choose')}</option>
          {line.unitText && !line.unit ? <option value="?">{line.unitText}</option> : null}
          {own.length > 0 ? (
            <>
              <optgroup label={t('item.unit.own')}>{own.map(unitOption)}</optgroup>
              <optgroup label={t('item.unit.rest')}>{rest.map(unitOption)}</optgroup>
            </>
          ) : (
            rest.map(unitOption)
          )}
        </select>
        {error('unit')}
      </td>
      <td role="cell" data-l={`${t('item.price')}, ${lines.currency}`}>
        <input
          {...wire('price')}
          className="num"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={line.price}
          onChange={(event) => {
            lines.change(line.key, 'price', { price: event.target.value });
          }}
        />
        {error('price')}
      </td>
      <td role="cell" className="num total" data-l={t('item.total')}>
        <Money value={total === null ? null : { amount: total, currency: lines.currency }} />
      </td>
      <td role="cell" className="do-line">
        <IconButton
          name="up"
          label={t('item.up', { n })}
          off={at === 0}
          onPress={() => lines.move(line.key, -1)}
        />
        <IconButton
          name="down"
          label={t('item.down', { n })}
          off={at === lines.lines.length - 1}
          onPress={() => lines.move(line.key, 1)}
        />
        <IconButton
          id={`f-${line.key}-remove`}
          name="cross"
          label={t('item.remove', { n })}
          onPress={() => lines.remove(line.key)}
        />
      </td>
    </tr>
  );
}

function IconButton({
  id,
  name,
  label,
  off = false,
  onPress,
}: {
  id?: string;
  name: 'up' | 'down' | 'cross';
  label: string;
  /** at the end of the list the button keeps its place and its focus */
  off?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      id={id}
      type="button"
      className="btn ico"
      aria-label={label}
      title={label}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon name={name} />
    </button>
  );
}

/** Typed and chosen in one field: the browser's list finds by any part of the name. */
function ClassInput({
  line,
  catalogue,
  wiring,
  onChange,
}: {
  line: LineValues;
  catalogue: Catalogue;
  wiring: Record<string, unknown> & { id: string };
  onChange: (patch: Partial<LineValues>) => void;
}) {
  const { t, language } = useT();
  const [typing, setTyping] = useState<string | null>(null);
  const known = catalogue.itemClasses.find((one) => one.code === line.class);
  const name = known ? (readPair(known.name, language)?.text ?? known.code) : line.classText;
  return (
    <input
      {...wiring}
      type="text"
      list="item-classes"
      autoComplete="off"
      placeholder={t('item.class.find')}
      title={name || undefined}
      value={typing ?? name}
      onBlur={() => {
        setTyping(null);
      }}
      onChange={(event) => {
        const text = event.target.value;
        setTyping(text);
        const found = findClass(catalogue.itemClasses, text);
        const patch: Partial<LineValues> = found
          ? { class: found.code, classText: '' }
          : { class: '', classText: text };
        // The class knows what it is counted in; a unit that somebody chose stays.
        const counted = known?.units[0] ?? '';
        if (found && (line.unit === '' || line.unit === counted) && line.unitText === '')
          patch.unit = found.units[0] ?? '';
        onChange(patch);
      }}
    />
  );
}

export function ClassList({ catalogue }: { catalogue: Catalogue }) {
  const { language } = useT();
  return (
    <datalist id="item-classes">
      {catalogue.itemClasses.map((one) => (
        <option key={one.code} value={readPair(one.name, language)?.text ?? one.code}>
          {readPair(one.groupName, language)?.text ?? one.group}
        </option>
      ))}
    </datalist>
  );
}
