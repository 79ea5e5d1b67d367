import { useTranslation } from 'react-i18next';
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
const optionsUnder = (units: readonly AdministrativeUnit[], parent: string) =>
  units
    .filter((unit) => unit.parent === parent)
    .map((unit) => ({ value: unit.code, label: unit.name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));

interface CascadeProps {
  readonly id: string;
  readonly places: Places;
  readonly district: string;
  readonly commune: string;
  /** The places are those of whoever fills in: the browser may know them. */
  readonly own?: boolean;
  readonly onChange: (district: string, commune: string) => void;
}

/** District, then commune, of the province itself. */
function Cascade({ id, places, district, commune, own = false, onChange }: CascadeProps) {
  const { t } = useTranslation('form');
  return (
    <>
      <Select
        id={`${id}-district`}
        label={t('district')}
        options={optionsUnder(places.units, places.homeProvince)}
        value={district}
        autoComplete={own ? 'address-level2' : undefined}
        onChange={(value) => onChange(value, '')}
      />
      {district !== '' && (
        <Select
          id={`${id}-commune`}
          label={t('commune')}
          options={optionsUnder(places.units, district)}
          value={commune}
          autoComplete={own ? 'address-level3' : undefined}
          onChange={(value) => onChange(district, value)}
        />
      )}
    </>
  );
}

export function CommuneField({
  places,
  value,
  district,
  onChange,
  ...texts
}: FieldTexts & {
  readonly places: Places;
  readonly value: string;
  readonly district: string;
  readonly onChange: (commune: string, district: string) => void;
}) {
  const known = places.units.find((unit) => unit.code === value)?.parent ?? district;
  return (
    <FieldGroup {...texts}>
      <div className="stack">
        <Cascade
          id={texts.id}
          places={places}
          district={known}
          commune={value}
          onChange={(nextDistrict, commune) => onChange(commune, nextDistrict)}
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
  const provinces = places.units
    .filter((unit) => unit.kind === 'PROVINCE')
    .map((unit) => ({ value: unit.code, label: unit.name }));
  const options = [
    ...provinces.filter((it) => it.value === places.homeProvince),
    ...provinces.filter((it) => it.value !== places.homeProvince).sort((a, b) => a.label.localeCompare(b.label, 'vi')),
    ...(field.abroad ? [{ value: ABROAD, label: t('abroad') }] : []),
  ];
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
          autoComplete={field.autocomplete === undefined ? undefined : 'address-level1'}
          onChange={(provinceCode) => onChange({ provinceCode, detail: value.detail ?? '' })}
        />
        {home && (
          <Cascade
            id={id}
            places={places}
            district={value.districtCode ?? ''}
            commune={value.communeCode ?? ''}
            own={field.autocomplete !== undefined}
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
            autoComplete={field.autocomplete === undefined ? undefined : 'street-address'}
            value={value.detail ?? ''}
            onChange={(event) => onChange({ ...value, detail: event.target.value })}
          />
        )}
      </div>
    </FieldGroup>
  );
}
