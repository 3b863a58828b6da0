import { Draw } from './draw';

/** A place that people sign in from. */
export interface Place {
  city: string;
  state: string;
  country: string;
  /** ISO 3166-1, two letters. */
  countryCode: string;
  lat: number;
  lon: number;
  /** Network of the place: an autonomous system that is reserved for documentation. */
  asNumber: number;
  asOrg: string;
}

/** Somebody who does something, with the address and the device of that moment. */
export interface Actor {
  /** From 0. */
  number: number;
  /** e.g. `Ines Moreau`. */
  name: string;
  /** e.g. `ines.moreau`. */
  userName: string;
  email: string;
  /** An identifier that stays the same; log types cut from it what they need: 64 hexadecimal digits. */
  id: string;
  place: Place;
  ip: string;
  /** Address in the company's own network. */
  privateIp: string;
  device: Device;
}

/** What somebody works with. */
export interface Device {
  /** 64 hexadecimal digits. */
  id: string;
  os: string;
  osVersion: string;
  browser: string;
  browserVersion: string;
  userAgent: string;
  hostname: string;
}

const FIRST = ['Ada', 'Amir', 'Bea', 'Carlo', 'Dana', 'Edo', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas', 'Kaya', 'Liam', 'Mira', 'Noor', 'Otto', 'Priya', 'Quinn', 'Rosa', 'Sami', 'Tess', 'Uma', 'Vito', 'Wren'];
const LAST = ['Abara', 'Berg', 'Castel', 'Dupont', 'Eker', 'Falk', 'Gruber', 'Haddad', 'Ito', 'Jansen', 'Kovac', 'Lund', 'Moreau', 'Novak', 'Okoye', 'Petrov', 'Quist', 'Rossi', 'Sato', 'Tan', 'Usman', 'Vega', 'Weiss', 'Yilmaz'];

const PLACES: readonly Place[] = [
  { city: 'Berlin', state: 'Berlin', country: 'Germany', countryCode: 'DE', lat: 52.52, lon: 13.405, asNumber: 64496, asOrg: 'Spree Net' },
  { city: 'Lisbon', state: 'Lisbon', country: 'Portugal', countryCode: 'PT', lat: 38.7223, lon: -9.1393, asNumber: 64497, asOrg: 'Tejo Telecom' },
  { city: 'Toronto', state: 'Ontario', country: 'Canada', countryCode: 'CA', lat: 43.6532, lon: -79.3832, asNumber: 64498, asOrg: 'Lakeshore Online' },
  { city: 'Denver', state: 'Colorado', country: 'United States', countryCode: 'US', lat: 39.7392, lon: -104.9903, asNumber: 64499, asOrg: 'Front Range Net' },
];
/** Where attacks come from. */
const FAR_PLACES: readonly Place[] = [
  { city: 'Auckland', state: 'Auckland', country: 'New Zealand', countryCode: 'NZ', lat: -36.8509, lon: 174.7645, asNumber: 64510, asOrg: 'Far Host' },
  { city: 'Santiago', state: 'Santiago', country: 'Chile', countryCode: 'CL', lat: -33.4489, lon: -70.6693, asNumber: 64511, asOrg: 'Rented Servers' },
];

const DEVICES: readonly Omit<Device, 'id' | 'hostname'>[] = [
  { os: 'Mac OS X', osVersion: '15.3', browser: 'CHROME', browserVersion: '144.0.0.0', userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36' },
  { os: 'Windows 11', osVersion: '10.0', browser: 'EDGE', browserVersion: '144.0.0.0', userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36 Edg/144.0.0.0' },
  { os: 'Linux', osVersion: '6.8', browser: 'FIREFOX', browserVersion: '147.0', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0' },
];
/** What an attacker’s tools look like. */
const SCRIPT: Omit<Device, 'id'> = { os: 'Linux', osVersion: '6.1', browser: 'UNKNOWN', browserVersion: '', userAgent: 'python-requests/2.32.3', hostname: 'host-01' };

/** The people that were asked for last: whoever counts events and shows the first of them asks for the same again and again. */
let known: { seed: number; count: number; cast: readonly Actor[] } | null = null;

/** So many people, none of them real. The same for the same seed, whatever else is drawn. */
export function castOf(seed: number, count: number): readonly Actor[] {
  if (known?.seed !== seed || known.count !== count) known = { seed, count, cast: newCast(seed, count) };
  return known.cast;
}

function newCast(seed: number, count: number): Actor[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, (_, number) => {
    const pair = (number * 37 + 11) % (FIRST.length * LAST.length);
    const first = FIRST[pair % FIRST.length] ?? '';
    const last = LAST[Math.floor(pair / FIRST.length)] ?? '';
    const again = Math.floor(number / (FIRST.length * LAST.length));
    const userName = `${first}.${last}${again === 0 ? '' : again + 1}`.toLowerCase();
    const place = draw.pick(PLACES);
    return {
      number,
      name: `${first} ${last}`,
      userName,
      email: `${userName}@example.com`,
      id: draw.hex(64),
      place,
      ip: `203.0.113.${1 + (number % 254)}`,
      privateIp: `10.20.${Math.floor(number / 250) % 250}.${4 + (number % 250)}`,
      device: { ...draw.pick(DEVICES), id: draw.hex(64), hostname: `LT-${String(1000 + number)}` },
    };
  });
}

/** The same person as somebody far away pretends to be, from an address that nobody at work has. */
export function elsewhere(actor: Actor, draw: Draw): Actor {
  return { ...actor, place: draw.pick(FAR_PLACES), ip: `192.0.2.${draw.whole(10, 250)}`, device: { ...SCRIPT, id: draw.hex(64) } };
}
