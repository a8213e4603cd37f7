// US dollars in us-east-1, on x86, and what is free in each month. There is nothing to change here.
export const perRequest = 0.2 / 1_000_000;
export const perGbSecond = 0.0000166667;
export const perCall = { 'function-url': 0, 'http-api': 1 / 1_000_000, 'rest-api': 3.5 / 1_000_000 };
export const free = { requests: 1_000_000, gbSeconds: 400_000 };
