/** Units and currencies: `name = other names`. Names of one letter or of another meaning count after a number only. */
export const UNITS = `
  kilometer = kilometers, kilometre, kilometres, km, kms
  meter = meters, metre, metres
  centimeter = centimeters, centimetre, centimetres, cm, cms
  millimeter = millimeters, millimetre, millimetres, mm
  micrometer = micrometers, micrometre, micrometres, micron, microns
  mile = miles
  yard = yards, yd, yds
  foot = feet, ft
  inch = inches
  nautical mile = nautical miles
  kilogram = kilograms, kilogramme, kilogrammes, kg, kgs, kilo, kilos
  gram = grams, gramme, grammes
  milligram = milligrams, mg
  pound = pounds, lb, lbs
  ounce = ounces, oz
  ton = tons
  tonne = tonnes
  liter = liters, litre, litres
  milliliter = milliliters, millilitre, millilitres
  gallon = gallons
  quart = quarts
  pint = pints
  tablespoon = tablespoons, tbsp
  teaspoon = teaspoons, tsp
  celsius = centigrade, degrees celsius, degree celsius, degrees centigrade, °c, degc
  fahrenheit = degrees fahrenheit, degree fahrenheit, °f, degf
  kelvin = kelvins
  byte = bytes
  kilobyte = kilobytes, kb
  megabyte = megabytes, mb
  gigabyte = gigabytes, gb
  terabyte = terabytes, tb
  petabyte = petabytes, pb
  kibibyte = kib
  mebibyte = mib
  gibibyte = gib
  mbps = megabits per second, mbit/s, mb/s
  gbps = gigabits per second, gbit/s
  hertz = hz
  kilohertz = khz
  megahertz = mhz
  gigahertz = ghz
  nanosecond = nanoseconds
  microsecond = microseconds, µs
  millisecond = milliseconds, msec, msecs, millis
  seconds = secs
  minute = minutes, mins
  hour = hours, hrs
  day = days
  week = weeks, wk, wks
  month = months
  quarter = quarters
  year = years, yr, yrs
  decade = decades
  century = centuries
  mph = miles per hour, mi/h
  km/h = kilometers per hour, kilometres per hour, kmh, kph, kmph
  watt = watts
  kilowatt = kilowatts, kw
  kilowatt hour = kilowatt hours, kwh
  volt = volts
  amp = amps, ampere, amperes
  joule = joules
  calorie = calories
  kilocalorie = kilocalories, kcal
  pascal unit = pascals
  psi = pounds per square inch
  acre = acres
  hectare = hectares
  square meter = square meters, square metres, sqm, sq m, m²
  square foot = square feet, sq ft, sqft
  pixel unit = px
  percent = percentage points, per cent, pct, %
  degree = degrees, °
  usd = us dollar, us dollars, dollar, dollars, $, bucks
  eur = euro, euros, €
  gbp = £, british pounds, pound sterling, pounds sterling, quid
  jpy = japanese yen, yen, ¥
  chf = swiss francs, swiss franc
  inr = indian rupees, rupee, rupees, ₹
  cad = canadian dollars, canadian dollar
  aud = australian dollars, australian dollar
  cny = chinese yuan, yuan, rmb, renminbi
  krw = korean won
  mxn = mexican pesos, mexican peso
  brl = brazilian reais, brazilian real
  sek, nok, dkk, pln, czk, huf, nzd, sgd, hkd, zar, thb, aed
  franc = francs
  peso = pesos
  cent = cents
  pence = penny, pennies
`;

/** Units whose short name means something else where no number stands before it. */
export const UNITS_AFTER_A_NUMBER: ReadonlyMap<string, string> = new Map([
  ['mi', 'mile'],
  ['ns', 'nanosecond'],
  ['us', 'microsecond'],
  ['ms', 'millisecond'],
  ['mo', 'month'],
  ['mos', 'month'],
  ['cal', 'calorie'],
  ['cals', 'calorie'],
  ['ml', 'milliliter'],
  ['hr', 'hour'],
  ['m', 'meter'],
  ['g', 'gram'],
  ['l', 'liter'],
  ['h', 'hour'],
  ['s', 'seconds'],
  ['sec', 'seconds'],
  ['second', 'seconds'],
  ['min', 'minute'],
  ['d', 'day'],
  ['w', 'watt'],
  ['v', 'volt'],
  ['y', 'year'],
  ['in', 'inch'],
  ['c', 'celsius'],
  ['f', 'fahrenheit'],
  ['b', 'byte'],
  ['cup', 'cup'],
  ['cups', 'cup'],
]);
