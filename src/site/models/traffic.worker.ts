import { simulateTraffic, type TrafficInput } from '#simulators';

addEventListener('message', ({ data }: MessageEvent<TrafficInput>) => {
  postMessage(simulateTraffic(data));
});
