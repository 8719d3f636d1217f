// What the sample sales file is made of: invented regions of sale, people, products and buyers.

// growth: change of the number of orders in a year.
export const regions = [
  {
    name: 'Western Europe',
    weight: 34,
    growth: 0.09,
    countries: ['Germany', 'France', 'Netherlands', 'Belgium', 'Austria']
  },
  { name: 'Northern Europe', weight: 16, growth: 0.16, countries: ['Sweden', 'Norway', 'Denmark', 'Finland'] },
  { name: 'Southern Europe', weight: 15, growth: -0.06, countries: ['Spain', 'Italy', 'Portugal', 'Greece'] },
  { name: 'North America', weight: 23, growth: 0.12, countries: ['United States', 'Canada', 'Mexico'] },
  { name: 'Asia Pacific', weight: 12, growth: 0.27, countries: ['Japan', 'Australia', 'Singapore', 'South Korea'] }
]
export const salespersons = {
  'Western Europe': ['Mara Feldkamp', 'Jonas Brekel', 'Odile Varenne'],
  'Northern Europe': ['Signe Aldmark', 'Tuomo Rinnela'],
  'Southern Europe': ['Ignacio Belmar', 'Chiara Montresi'],
  'North America': ['Dana Whitlow', 'Marcus Ellery', 'Renée Castellan'],
  'Asia Pacific': ['Haruka Minobe', 'Liam Tarrant']
}
export const channels = [
  { name: 'Web shop', weight: 44 },
  { name: 'Partner', weight: 27 },
  { name: 'Store', weight: 18 },
  { name: 'Phone', weight: 11 }
]
/** Sales by month of the year, 1 is an average one. */
export const seasons = [0.86, 0.82, 0.97, 1.0, 1.04, 0.98, 0.88, 0.84, 1.03, 1.08, 1.27, 1.33]
export const weekdays = [0.45, 1.18, 1.22, 1.16, 1.14, 1.1, 0.62]

// cost: share of the price in the first year; drift: its change in a year. Prices in cents.
export const categories = [
  {
    name: 'Furniture',
    cost: 0.58,
    drift: 0.021,
    products: {
      'Arvo Oak Desk': 42900,
      'Arvo Oak Shelf': 18900,
      'Tilda Office Chair': 24900,
      'Tilda Stool': 7900,
      'Brann Side Table': 12900,
      'Brann Coffee Table': 21900,
      'Holm Bed Frame': 38900,
      'Holm Wardrobe, two doors': 54900,
      'Vero Bench': 15900,
      'Vero Coat Rack': 6900,
      'Kasper Bar Stool': 9900,
      'Kasper Filing Cabinet': 17900
    }
  },
  {
    name: 'Lighting',
    cost: 0.49,
    drift: 0.004,
    products: {
      'Lumo Desk Lamp': 5900,
      'Lumo Desk Lamp, brass': 7900,
      'Lumo Floor Lamp': 12900,
      'Sola Pendant': 9900,
      'Sola Pendant, large': 14900,
      'Nocta Wall Light': 4900,
      'Nocta Night Light': 1900,
      'Pila Battery Lamp': 3900,
      'Pila Bulb, warm': 900,
      'Pila Bulb, cold': 900,
      'Strand Light Chain': 2400
    }
  },
  {
    name: 'Kitchen',
    cost: 0.52,
    drift: 0.008,
    products: {
      'Kesa Kettle': 4900,
      'Kesa Toaster': 5900,
      'Kesa Coffee Grinder': 6900,
      'Bruno Knife Set': 8900,
      'Bruno Chopping Board': 2900,
      'Orla Plate, 27 cm': 1200,
      'Orla Bowl': 900,
      'Orla Mug': 800,
      'Fenn Cast Iron Pot': 9900,
      'Fenn Pan, 28 cm': 5400,
      'Mika Storage Jar': 1100,
      'Mika Spice Rack': 3400
    }
  },
  {
    name: 'Textiles',
    cost: 0.44,
    drift: -0.006,
    products: {
      'Linna Bed Linen': 6900,
      'Linna Pillow': 2900,
      'Linna Blanket': 4400,
      'Sunna Curtain': 5400,
      'Sunna Table Cloth': 2900,
      'Vilde Rug, 120 × 180': 11900,
      'Vilde Rug, 200 × 300': 24900,
      'Toma Towel': 1400,
      'Toma Towel Set': 3900,
      'Erle Cushion': 1900,
      'Erle Throw': 3400
    }
  },
  {
    name: 'Garden',
    cost: 0.55,
    drift: 0.012,
    products: {
      'Rota Lounger': 15900,
      'Rota Garden Table': 19900,
      'Rota Garden Chair': 6900,
      'Flor Planter': 2400,
      'Flor Planter, large': 4400,
      'Flor Watering Can': 1700,
      'Ember Fire Bowl': 11900,
      'Ember Grill': 22900,
      'Hedda Parasol': 8900,
      'Hedda Hammock': 6400
    }
  },
  {
    name: 'Office',
    cost: 0.47,
    drift: 0.002,
    products: {
      'Norden Notebook A5': 600,
      'Norden Notebook A4': 900,
      'Norden Planner': 1600,
      'Quill Pen': 1200,
      'Quill Pen Refill': 300,
      'Stack Letter Tray': 1400,
      'Stack Pen Holder': 800,
      'Mono Monitor Stand': 3900,
      'Mono Laptop Sleeve': 2900,
      'Mono Cable Box': 1900,
      'Pinn Board': 2600
    }
  }
]

export const customerNames = [
  'Alder',
  'Birken',
  'Corvin',
  'Dorn',
  'Eskil',
  'Falk',
  'Grove',
  'Haven',
  'Ister',
  'Juno',
  'Kestrel',
  'Lark',
  'Merrow',
  'Nimbus',
  'Ostara',
  'Pell',
  'Quarry',
  'Rowan',
  'Sable',
  'Tarn',
  'Umbra',
  'Velden',
  'Wexley',
  'Yarrow',
  'Zephyr'
]
export const customerTrades = [
  'Trading',
  'Interiors',
  'Hotels',
  'Studio',
  'Living',
  'Supply',
  'House',
  'Workspaces',
  'Café Group',
  'Homes',
  'Design',
  'Outfitters',
  'Partners',
  'Collective',
  'Retail',
  'Rooms',
  'Projects',
  'Market',
  'Stores',
  'Estates',
  'Ateliers',
  'Contract',
  'Goods',
  'Depot'
]
