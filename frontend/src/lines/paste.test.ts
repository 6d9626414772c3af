import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../test/server';
import { findClass, findUnit, readRows, readTable } from './paste';

describe('what a spreadsheet copies', () => {
  test('tabs part cells, line breaks part rows, empty rows are none', () => {
    expect(readTable('а\tб\r\n\r\nв\tг\n')).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
  test('a cell in quotes keeps its line breaks and quotes', () => {
    expect(readTable('"перший\nдругий"\t"так ""званий"""\t5')).toEqual([
      ['перший\nдругий', 'так "званий"', '5'],
    ]);
  });
  test('a quote that nothing closes is a letter', () => {
    expect(readTable('"12 дюймів\t4')).toEqual([['"12 дюймів', '4']]);
    expect(readTable('труба 12"\t4')).toEqual([['труба 12"', '4']]);
  });
});

test.each([
  ['ITC-LAPTOP', 'ITC-LAPTOP'],
  [' ноутбук ', 'ITC-LAPTOP'],
  ['Network  equipment', 'ITC-NETWORK'],
  ['Ноут', undefined],
  ['', undefined],
])('%j is the class %s', (text, code) => {
  expect(findClass(CATALOGUE.itemClasses, text)?.code).toBe(code);
});

test.each([
  ['шт', 'PCE'],
  ['Шт.', 'PCE'],
  ['штуки', 'PCE'],
  ['pieces', 'PCE'],
  ['комплектів', 'SET'],
  ['м2', 'MTK'],
  ['kg', 'KGM'],
  ['пляшка', undefined],
])('%j is the unit %s', (text, code) => {
  expect(findUnit(CATALOGUE.units, text)?.code).toBe(code);
});

describe('rows of items', () => {
  const read = (text: string) => readRows(text, CATALOGUE);

  test('class by name or code, unit by any form, prices as they are written', () => {
    expect(
      read('Ноутбук\ti5, 16 ГБ\t12\tшт.\t32 500,50\nITC-NETWORK\tSwitch, 24 ports\t2\tsets\t€1,250.00').rows,
    ).toEqual([
      {
        class: 'ITC-LAPTOP',
        classText: '',
        specification: { uk: 'i5, 16 ГБ' },
        quantity: '12',
        unit: 'PCE',
        unitText: '',
        price: '32 500,50',
      },
      {
        class: 'ITC-NETWORK',
        classText: '',
        specification: { en: 'Switch, 24 ports' },
        quantity: '2',
        unit: 'SET',
        unitText: '',
        price: '1,250.00',
      },
    ]);
  });

  test('what is not known stays as it was typed', () => {
    expect(read('Літак\tвеликий\tбагато\tпляшок\tдорого').rows).toEqual([
      {
        class: '',
        classText: 'Літак',
        specification: { uk: 'великий' },
        quantity: 'багато',
        unit: '',
        unitText: 'пляшок',
        price: 'дорого',
      },
    ]);
  });

  test('a head names the columns in any order, and a row of totals is left out', () => {
    const found = read(
      '№\tНайменування\tОд.\tК-сть\tЦіна, грн\tСума\n1\tНоутбук Dell\tшт\t2\t30000\t60000\nРазом\t\t\t\t\t60000',
    );
    expect(found.rows).toEqual([
      { specification: { uk: 'Ноутбук Dell' }, unit: 'PCE', unitText: '', quantity: '2', price: '30000' },
    ]);
    expect(found.skipped).toBe(1);
  });

  test('numbers of rows and the line’s own total are dropped, any other text is kept', () => {
    const { rows } = read('1\tНоутбук\ti5\t2\tшт\t100\t200\n2\tНоутбук\ti7\t1\tшт\t150\tтерміново');
    expect(rows.map((row) => [row.class, row.specification])).toEqual([
      ['ITC-LAPTOP', { en: 'i5' }],
      ['ITC-LAPTOP', { en: 'i7', uk: 'терміново' }],
    ]);
  });

  test('a quantity with its unit in one cell is parted', () => {
    expect(read('Ноутбук\t\t4 шт.\t\t100').rows[0]).toMatchObject({ quantity: '4', unit: 'PCE' });
  });

  test('one currency of the prices is told; several keep their signs', () => {
    expect(read('Ноутбук\t\t1\tшт\t100 грн').currency).toBe('UAH');
    const mixed = read('Ноутбук\t\t1\tшт\t100 грн\nНоутбук\t\t1\tшт\t$ 5');
    expect(mixed.currency).toBeNull();
    expect(mixed.rows.map((row) => row.price)).toEqual(['100 грн', '$ 5']);
  });

  test('from another cell the columns go on from there', () => {
    expect(readRows('4\tшт\n5\tкг', CATALOGUE, 'quantity').rows).toEqual([
      { quantity: '4', unit: 'PCE', unitText: '' },
      { quantity: '5', unit: 'KGM', unitText: '' },
    ]);
  });
});
