const first =
  `Amber Ancient Ashen Autumn Azure Birch Blue Bold Brass Brave Bright Bronze Calm Cedar Clear Cobalt Copper Coral
  Crimson Crystal Dawn Deep Dusty Early Ember Fair Fern Flint Frosty Gentle Gilded Glass Golden Granite Grand Gray Green
  Hazel Hidden High Honey Indigo Iron Ivory Jade Kind Linen Lively Lunar Maple Marble Misty Mossy Noble North Oaken Ochre
  Olive Onyx Opal Pale Pearl Pine Polar Proud Quartz Quick Quiet Red Rose Royal Ruby Rustic Sable Saffron Sandy Scarlet
  Silent Silver Slate Snowy Solar Steady Stone Sunny Swift Tawny Teal Tidal Topaz Umber Velvet Violet Warm White Wild
  Winter`.split(/\s+/);

const second =
  `Acre Anchor Arbor Arch Basin Bay Beacon Bluff Bridge Brook Cabin Canal Canyon Cape Castle Cavern Cliff Coast Cottage
  Cove Creek Crossing Dale Delta Depot Dock Dune Falls Farm Field Fjord Ford Forest Forge Garden Gate Glade Glen Grove
  Gulf Harbor Haven Heath Hill Hollow Inlet Island Junction Lagoon Lake Landing Lantern Ledge Lighthouse Lodge Lookout
  Marsh Meadow Mesa Mill Mountain Oasis Orchard Pass Path Peak Pier Pond Prairie Quarry Reef Ridge River Shore Signal
  Siding Spire Spring Station Summit Terrace Tower Trail Tunnel Valley Viaduct Village Vista Wharf Willow Wood Yard`.split(
    /\s+/,
  );

const drawsBeforeCounting = 200;

/**
 * A memorable two-word name for a lane, never one in `taken` (compared without case, as file systems do).
 * `random` returns numbers in [0, 1). Where chance keeps finding taken names, a number is added.
 */
export function laneName(taken: ReadonlySet<string>, random: () => number): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const free = (name: string): boolean => !used.has(name.toLowerCase());
  let name = draw(random);
  for (let i = 1; i < drawsBeforeCounting && !free(name); i++) name = draw(random);
  if (free(name)) return name;
  let number = 2;
  while (!free(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** The branch of a lane: `GreenCastle` works on `switchyard/green-castle`. */
export function branchFor(name: string): string {
  const words = name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').replace(/([0-9])([A-Z])/g, '$1-$2');
  return `switchyard/${words.toLowerCase()}`;
}

function draw(random: () => number): string {
  return pick(first, random) + pick(second, random);
}

function pick(words: readonly string[], random: () => number): string {
  const index = Math.min(words.length - 1, Math.floor(random() * words.length));
  return words[index] ?? 'Lane';
}
