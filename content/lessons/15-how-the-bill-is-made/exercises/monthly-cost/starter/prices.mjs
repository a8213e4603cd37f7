// US dollars in us-east-1, and what is free in each month. There is nothing to change here.
export const perRequest = 0.2 / 1_000_000;
export const perGbSecond = { x86_64: 0.0000166667, arm64: 0.0000133334 };
export const free = { requests: 1_000_000, gbSeconds: 400_000 };
