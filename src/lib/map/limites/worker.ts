import type { Anneaux } from './anneaux';
import { limitesOf } from './limites';

addEventListener('message', ({ data }: MessageEvent<Anneaux>) => {
  postMessage(limitesOf(data));
});
