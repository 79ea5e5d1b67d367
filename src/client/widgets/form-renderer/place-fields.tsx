import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoiceOption } from '#client/ui/choice.tsx';
import { FieldGroup, type FieldTexts } from '#client/ui/field.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import type { AdministrativeUnit } from '#domain/api/catalogue.ts';
import type { AddressAnswer } from '#domain/forms/answers.ts';
import type { Field } from '#domain/forms/form-definition.ts';

export interface Places {
  readonly units: readonly AdministrativeUnit[];
  readonly homeProvince: string;
}

const ABROAD = 'XX';

type Lists = ReadonlyMap<string | undefined, readonly ChoiceOption[]>;
const LISTS = new WeakMap<readonly AdministrativeUnit[], Lists>();

/** Which places lie in which, provinces under undefined; made once, so that a list whose field is typed in is not drawn anew. */
function listsOf({ units }: Places): Lists {
  const known = LISTS.get(units);
  if (known !== undefined) return known;
  const lists = new Map<string | undefined, ChoiceOption[]>();
  for (const { parent, code, name } of units) {
    const list = lists.get(parent) ?? [];
    list.push({ value: code, label: name });
    lists.set(parent, list);
  }
  LISTS.set(units, lists);
  return lists;
}

const NONE: readonly ChoiceOption[] = [];
const optionsUnder = (places: Places, parent: string): readonly ChoiceOption[] => listsOf(places).get(parent) ?? NONE;

/** "address-level2" → "shipping address-level2" in an address for letters; "off" where the place is another person's. */
type TokenOf = (part: string) => string;
const NO_TOKEN: TokenOf = () => 'off';

interface CascadeProps {
  readonly id: string;
  readonly places: Places;
  readonly district: string;
  readonly commune: string;
  /** What the browser may fill in of a part, where it may know the place. */
  readonly token?: TokenOf;
  readonly onChange: (district: string, commune: string) => void;
}

/** District, then commune, of the province itself. */
function Cascade({ id, places, district, commune, token = NO_TOKEN, onChange }: CascadeProps) {
  const { t } = useTranslation('form');
  return (
    <>
      <Select
        id={`${id}-district`}
        label={t('district')}
        options={optionsUnder(places, places.homeProvince)}
        value={district}
        autoComplete={token('address-level2')}
        onChange={(value) => onChange(value, '')}
      />
      {district !== '' && (
        <Select
          id={`${id}-commune`}
          label={t('commune')}
          options={optionsUnder(places, district)}
          value={commune}
          autoComplete={token('address-level3')}
          onChange={(value) => onChange(district, value)}
        />
      )}
    </>
  );
}

/** A commune; as long as only its district is chosen, that stands as the answer, so that it is kept, and the check asks for the rest. */
export function CommuneField({
  places,
  value,
  onChange,
  ...texts
}: FieldTexts & {
  readonly places: Places;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const unit = places.units.find((it) => it.code === value);
  const isDistrict = unit?.parent === places.homeProvince;
  return (
    <FieldGroup {...texts}>
      <div className="stack">
        <Cascade
          id={texts.id}
          places={places}
          district={isDistrict ? value : (unit?.parent ?? '')}
          commune={isDistrict ? '' : value}
          onChange={(district, commune) => onChange(commune || district)}
        />
      </div>
    </FieldGroup>
  );
}

type AddressProps = FieldTexts & {
  readonly places: Places;
  readonly field: Extract<Field, { kind: 'address' }>;
  readonly value: Partial<AddressAnswer>;
  readonly onChange: (value: Partial<AddressAnswer>) => void;
};

/** Province; in our own its districts and communes as lists, elsewhere the person's own words, kept as written. */
export function AddressField({ places, field, value, onChange, ...texts }: AddressProps) {
  const { t } = useTranslation('form');
  const { id } = texts;
  const all = listsOf(places).get(undefined) ?? NONE;
  const { abroad, autocomplete } = field;
  const token: TokenOf = (part) => autocomplete?.replace('street-address', part) ?? 'off';
  const options = useMemo(
    () => [
      ...all.filter((it) => it.value === places.homeProvince),
      ...all.filter((it) => it.value !== places.homeProvince),
      ...(abroad ? [{ value: ABROAD, label: t('abroad') }] : []),
    ],
    [all, places.homeProvince, abroad, t],
  );
  const province = value.provinceCode ?? '';
  const home = province === places.homeProvince;
  return (
    <FieldGroup {...texts}>
      <div className="stack">
        <Select
          id={`${id}-province`}
          label={t('province')}
          options={options}
          value={province}
          autoComplete={token('address-level1')}
          onChange={(provinceCode) => onChange({ provinceCode, detail: value.detail ?? '' })}
        />
        {home && (
          <Cascade
            id={id}
            places={places}
            district={value.districtCode ?? ''}
            commune={value.communeCode ?? ''}
            token={token}
            onChange={(districtCode, communeCode) =>
              onChange({
                provinceCode: province,
                detail: value.detail ?? '',
                districtCode,
                ...(communeCode === '' ? {} : { communeCode }),
              })
            }
          />
        )}
        {province !== '' && !home && (
          <TextField
            id={`${id}-area`}
            label={t(province === ABROAD ? 'areaAbroad' : 'area')}
            maxLength={200}
            autoComplete={token('address-level2')}
            enterKeyHint="next"
            value={value.areaText ?? ''}
            onChange={(event) => onChange({ ...value, areaText: event.target.value })}
          />
        )}
        {province !== '' && field.detail !== 'none' && (
          <TextField
            id={`${id}-detail`}
            label={t('detail')}
            optional={field.detail === 'optional'}
            maxLength={200}
            autoComplete={token('street-address')}
            enterKeyHint="next"
            value={value.detail ?? ''}
            onChange={(event) => onChange({ ...value, detail: event.target.value })}
          />
        )}
      </div>
    </FieldGroup>
  );
}
