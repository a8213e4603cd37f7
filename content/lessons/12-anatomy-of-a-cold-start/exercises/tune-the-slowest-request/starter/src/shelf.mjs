const products = 24_000;
const features = 32;
const shelves = 8;

/** One of a product's features, a number below 1. In a real shop, it comes from a file. */
const feature = (product, index) => ((product * 31 + index * 17) % 97) / 97;

let index;

/** Puts each product on a shelf: once in each environment, when the first request needs it. */
const buildIndex = () => {
  const lists = Array.from({ length: shelves }, () => []);
  for (let product = 0; product < products; product += 1) {
    let sum = 0;
    for (let at = 0; at < features; at += 1) sum += feature(product, at) * at;
    lists[Math.floor(sum) % shelves].push(product);
  }
  return lists;
};

export const handler = async (event) => {
  index ??= buildIndex();
  const shelf = index[Number(event.pathParameters.shelf) % shelves];

  const response = await fetch('https://stock.example.com/levels');
  return { products: shelf.slice(0, 10), stock: await response.json() };
};
