import { useEffect, useRef } from "react";
import { loadFrame } from "./frames";
import { place } from "./geometry";
import { Raster, drawPane } from "./drawing";
import { firstWindow } from "./windowing";
import { useInstances } from "./useStudy";
import { makeStack } from "./stack";

const SIZE = { width: 72, height: 64 };

/** The middle image of a series, small. */
export function Thumb({ seriesId }: { seriesId: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { data } = useInstances(seriesId);
  useEffect(() => {
    const stack = makeStack(data ?? []);
    const middle = stack[Math.floor(stack.length / 2)];
    let here = true;
    if (middle)
      loadFrame(middle.instance.id, middle.frame).then(
        (frame) => {
          if (here && canvas.current) drawPane(canvas.current, SIZE, 2, new Raster().draw(frame, firstWindow(frame), false), place(frame, SIZE, { scale: 0, dx: 0, dy: 0 }));
        },
        () => undefined, // an object without pixels keeps its black square
      );
    return () => {
      here = false;
    };
  }, [data]);
  return <canvas ref={canvas} style={{ width: SIZE.width, height: SIZE.height }} aria-hidden />;
}
