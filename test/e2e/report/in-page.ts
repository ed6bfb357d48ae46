/**
 * What runs inside of the page. Each function is sent there as text, so it can use nothing of this file; the browser's own
 * types would make its globals known everywhere.
 */
interface PageElement {
  readonly textContent: string | null;
  readonly parentElement: PageElement | null;
  /** There for parts of a picture: how much the picture is scaled. */
  readonly getScreenCTM?: () => { readonly a: number };
}

declare const document: {
  readonly body: PageElement;
  readonly documentElement: PageElement & { readonly scrollWidth: number };
  querySelectorAll(selectors: string): Iterable<PageElement>;
};

declare function getComputedStyle(element: PageElement): {
  readonly color: string;
  readonly backgroundColor: string;
  readonly fontSize: string;
};

/** How wide the page is, in pixels. */
export const pageWidth = () => document.documentElement.scrollWidth;

/** The colour behind everything: `rgb(255, 255, 255)`. */
export const pageColour = () => getComputedStyle(document.body).backgroundColor;

/** Texts that are smaller than so many pixels as they are shown. */
export function textsBelow(least: number): readonly string[] {
  const sizeOf = (element: PageElement) =>
    Number.parseFloat(getComputedStyle(element).fontSize) * (element.getScreenCTM?.().a ?? 1);
  return [...document.querySelectorAll('svg text, p, li, td, th, code, span')]
    .filter((element) => sizeOf(element) < least)
    .map((element) => `${sizeOf(element)} px: ${element.textContent}`);
}

/**
 * The text that stands out least from what is behind it.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function weakestContrast(): { readonly contrast: number; readonly text: string } {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: PageElement | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const colour = getComputedStyle(element).backgroundColor;
    const [, , , alpha = 1] = channels(colour);
    return alpha === 0 ? behind(element.parentElement) : colour;
  };
  const texts = [...document.querySelectorAll('h1, h2, h3, p, li, td, th, code, span, b, summary, caption, footer')];
  const measured = texts.map((element) => {
    const pair = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    return { contrast, text: element.textContent?.trim().slice(0, 60) ?? '' };
  });
  return measured.sort((a, b) => a.contrast - b.contrast)[0]!;
}
